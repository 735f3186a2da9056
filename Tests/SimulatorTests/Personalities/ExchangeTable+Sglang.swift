@testable import Simulator

extension ExchangeTable {
    static let sglang: [Exchange] = [
        Exchange(
            .sglang, "POST /v1/videos",
            .json(
                #"""
                {"prompt":"[simulate: stuck]","seconds":8,"model":"any","extra_body":{}}
                """#), 200,
            #"""
            {"completed_at":null,"created_at":1763000010,"error":null,"expires_at":null,"file_path":null,\#
            "id":"NEW","model":"Wan-AI/Wan2.1-T2V-1.3B-Diffusers","num_outputs":1,"object":"video",\#
            "progress":0,"quality":"default","remixed_from_video_id":null,"seconds":"8","size":"1280x720",\#
            "status":"queued","url":null}
            """#),
        Exchange(
            .sglang, "POST /v1/videos", .json(#"{"prompt":"a","seconds":"x"}"#), 422,
            #"""
            {"detail":[{"loc":["body","seconds"],"msg":"Input should be a valid integer,\#
             unable to parse string as an integer","type":"int_parsing"}]}
            """#),
        Exchange(
            .sglang, "POST /v1/videos", .json(#"{"prompt":"a","input_reference":{"image_url":"data:,"}}"#), 422,
            #"""
            {"detail":[{"loc":["body","input_reference"],"msg":"Input should be a valid string",\#
            "type":"string_type"}]}
            """#),
        Exchange(
            .sglang, "POST /v1/videos", .form(["seconds": "4"]), 422,
            #"""
            {"detail":[{"loc":["body","prompt"],"msg":"Field required","type":"missing"}]}
            """#),
        Exchange(
            .sglang, "GET /v1/videos/RUNNING", .none, 200,
            #"""
            {"completed_at":null,"created_at":1763000000,"error":null,"expires_at":null,"file_path":null,\#
            "id":"RUNNING","model":"Wan-AI/Wan2.1-T2V-1.3B-Diffusers","num_outputs":1,"object":"video",\#
            "progress":40,"quality":"default","remixed_from_video_id":null,"seconds":"4","size":"1280x720",\#
            "status":"in_progress","url":null}
            """#),
        Exchange(
            .sglang, "GET /v1/videos/FAILED", .none, 200,
            #"""
            {"completed_at":null,"created_at":1763000000,"error":{"message":"Blocked."},"expires_at":null,\#
            "file_path":null,"id":"FAILED","model":"Wan-AI/Wan2.1-T2V-1.3B-Diffusers","num_outputs":1,\#
            "object":"video","progress":60,"quality":"default","remixed_from_video_id":null,"seconds":"4",\#
            "size":"1280x720","status":"failed","url":null}
            """#),
        Exchange(
            .sglang, "GET /v1/videos/video_1", .none, 404,
            #"""
            {"detail":"Video with id 'video_1' not found."}
            """#),
        Exchange(
            .sglang, "GET /v1/videos?limit=0", .none, 400,
            #"""
            {"detail":"Invalid 'limit': integer below minimum value. Expected a value >= 1, but got 0."}
            """#),
        Exchange(
            .sglang, "DELETE /v1/videos/DONE", .none, 200,
            #"""
            {"completed_at":1763000010,"created_at":1763000000,"error":null,"expires_at":null,\#
            "file_path":"outputs/DONE.mp4","id":"DONE","model":"Wan-AI/Wan2.1-T2V-1.3B-Diffusers",\#
            "num_outputs":1,"object":"video","progress":100,"quality":"default","remixed_from_video_id":null,\#
            "seconds":"4","size":"1280x720","status":"deleted","url":null}
            """#),
        Exchange(
            .sglang, "GET /v1/videos/DONE/content?variant=0", .none, 200,
            #"""
            film
            """#),
        Exchange(
            .sglang, "GET /v1/videos/DONE/content?variant=1", .none, 404,
            #"""
            {"detail":"Output 1 does not exist"}
            """#),
        Exchange(
            .sglang, "GET /v1/videos/DONE/content?variant=thumbnail", .none, 400,
            #"""
            {"detail":"variant must be the number of an output"}
            """#),
    ]
}
