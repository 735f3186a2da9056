@testable import Simulator

extension ExchangeTable {
    static let vllmOmni: [Exchange] = [
        Exchange(
            .vllmOmni, "POST /v1/videos", .json(#"{"prompt":"a"}"#), 400,
            #"""
            {"error":{"code":400,"message":"Field required: the body is no form.","param":"prompt",\#
            "type":"Bad Request"}}
            """#),
        Exchange(
            .vllmOmni, "POST /v1/videos",
            .form(["prompt": "[simulate: stuck]", "seconds": "3", "size": "640x352", "seed": "7"]), 200,
            #"""
            {"completed_at":null,"created_at":1763000010,"duration_s":3,"error":null,"expires_at":null,\#
            "file_name":null,"fps":30,"id":"NEW","inference_time_s":null,"media_type":"video/mp4",\#
            "model":"Wan-AI/Wan2.2-T2V-A14B-Diffusers","num_frames":90,"object":"video","progress":0,\#
            "prompt":"[simulate: stuck]","quality":"default","remixed_from_video_id":null,"seconds":"3",\#
            "size":"640x352","status":"queued"}
            """#),
        Exchange(
            .vllmOmni, "POST /v1/videos", .form(["prompt": "a", "model": "sora-2"]), 400,
            #"""
            {"error":{"code":400,"message":"Model mismatch: the request is for 'sora-2',\#
             this server serves 'Wan-AI/Wan2.2-T2V-A14B-Diffusers'.","param":"model","type":"Bad Request"}}
            """#),
        Exchange(
            .vllmOmni, "GET /v1/videos/RUNNING", .none, 200,
            #"""
            {"completed_at":null,"created_at":1763000000,"duration_s":4,"error":null,"expires_at":null,\#
            "file_name":null,"fps":30,"id":"RUNNING","inference_time_s":null,"media_type":"video/mp4",\#
            "model":"Wan-AI/Wan2.2-T2V-A14B-Diffusers","num_frames":120,"object":"video","progress":0,\#
            "prompt":"A boat","quality":"default","remixed_from_video_id":null,"seconds":"4",\#
            "size":"1280x720","status":"in_progress"}
            """#),
        Exchange(
            .vllmOmni, "GET /v1/videos/DONE", .none, 200,
            #"""
            {"completed_at":1763000010,"created_at":1763000000,"duration_s":4,"error":null,"expires_at":null,\#
            "file_name":"DONE.mp4","fps":30,"id":"DONE","inference_time_s":10,"media_type":"video/mp4",\#
            "model":"Wan-AI/Wan2.2-T2V-A14B-Diffusers","num_frames":120,"object":"video","progress":100,\#
            "prompt":"A boat","quality":"default","remixed_from_video_id":null,"seconds":"4",\#
            "size":"1280x720","status":"completed"}
            """#),
        Exchange(
            .vllmOmni, "GET /v1/videos/FAILED", .none, 400,
            #"""
            {"completed_at":null,"created_at":1763000000,"duration_s":4,"error":{"code":400,\#
            "message":"Blocked."},"expires_at":null,"file_name":null,"fps":30,"id":"FAILED",\#
            "inference_time_s":null,"media_type":"video/mp4","model":"Wan-AI/Wan2.2-T2V-A14B-Diffusers",\#
            "num_frames":120,"object":"video","progress":0,"prompt":"A boat","quality":"default",\#
            "remixed_from_video_id":null,"seconds":"4","size":"1280x720","status":"failed"}
            """#),
        Exchange(
            .vllmOmni, "GET /v1/videos/RUNNING/content", .none, 404,
            #"""
            {"error":{"code":404,"message":"Generation is still in-progress","param":"video_id",\#
            "type":"Not Found"}}
            """#),
        Exchange(
            .vllmOmni, "GET /v1/videos/FAILED/content", .none, 422,
            #"""
            {"error":{"code":422,"message":"Blocked.","param":"video_id","type":"Unprocessable Content"}}
            """#),
        Exchange(
            .vllmOmni, "DELETE /v1/videos/DONE", .none, 200,
            #"""
            {"deleted":true,"id":"DONE","object":"video.deleted"}
            """#),
        Exchange(
            .vllmOmni, "POST /v1/videos/DONE/remix", .json(#"{"prompt":"a"}"#), 404,
            #"""
            {"detail":"Not Found"}
            """#),
    ]
}
