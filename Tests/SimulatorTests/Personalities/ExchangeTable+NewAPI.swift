@testable import Simulator

extension ExchangeTable {
    static let newAPI: [Exchange] = [
        Exchange(
            .newAPI, "POST /v1/videos", .json(#"{"prompt":"[simulate: stuck]"}"#), 200,
            #"""
            {"completed_at":1763000010,"created_at":1763000010,"id":"NEW","model":"sora-2","object":"video",\#
            "progress":0,"seconds":"4","size":"720x1280","status":"queued","task_id":"NEW"}
            """#),
        Exchange(
            .newAPI, "GET /v1/videos/RUNNING", .none, 200,
            #"""
            {"completed_at":1763000010,"created_at":1763000000,"id":"RUNNING","model":"sora-2",\#
            "object":"video","progress":40,"seconds":"4","size":"720x1280","status":"in_progress",\#
            "task_id":"RUNNING"}
            """#),
        Exchange(
            .newAPI, "GET /v1/videos/DONE", .none, 200,
            #"""
            {"completed_at":1763000010,"created_at":1763000000,"id":"DONE",\#
            "metadata":{"url":"http://HOST/v1/videos/DONE/content"},"model":"sora-2","object":"video",\#
            "progress":100,"seconds":"4","size":"720x1280","status":"completed","task_id":"DONE"}
            """#),
        Exchange(
            .newAPI, "GET /v1/videos/FAILED", .none, 200,
            #"""
            {"completed_at":1763000006,"created_at":1763000000,"error":{"code":"moderation_blocked",\#
            "message":"Blocked."},"id":"FAILED","model":"sora-2","object":"video","progress":60,"seconds":"4",\#
            "size":"720x1280","status":"failed","task_id":"FAILED"}
            """#),
        Exchange(
            .newAPI, "GET /v1/videos/video_1", .none, 404,
            #"""
            {"code":"not_found","data":null,"message":"Video with id 'video_1' not found."}
            """#),
        Exchange(
            .newAPI, "GET /v1/videos/video_1/content", .none, 404,
            #"""
            {"error":{"message":"Video with id 'video_1' not found.","type":"invalid_request_error"}}
            """#),
        Exchange(
            .newAPI, "GET /v1/videos/RUNNING/content", .none, 400,
            #"""
            {"error":{"message":"Task is not completed yet, current status: in_progress",\#
            "type":"invalid_request_error"}}
            """#),
        Exchange(
            .newAPI, "GET /v1/videos", .none, 404,
            #"""
            {"error":{"code":"","message":"Invalid URL (GET /v1/videos).","param":"",\#
            "type":"invalid_request_error"}}
            """#),
        Exchange(
            .newAPI, "DELETE /v1/videos/DONE", .none, 404,
            #"""
            {"error":{"code":"","message":"Invalid URL (DELETE /v1/videos/DONE).","param":"",\#
            "type":"invalid_request_error"}}
            """#),
    ]
}
