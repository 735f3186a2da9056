@testable import Simulator

extension ExchangeTable {
    static let azure: [Exchange] = [
        Exchange(
            .azure, "GET /openai/v1/videos/DONE", .none, 200,
            #"""
            {"completed_at":1763000010,"created_at":1763000000,"error":null,"expires_at":1763086400,\#
            "id":"DONE","model":"sora-2","object":"video","progress":100,"prompt":"A boat",\#
            "remixed_from_video_id":null,"seconds":"4","size":"720x1280","status":"completed"}
            """#),
        Exchange(
            .azure, "GET /openai/v1/videos/FAILED", .none, 200,
            #"""
            {"completed_at":null,"created_at":1763000000,"error":{"code":"moderation_blocked",\#
            "message":"Blocked."},"expires_at":null,"id":"FAILED","model":"sora-2","object":"video",\#
            "progress":60,"prompt":"A boat","remixed_from_video_id":null,"seconds":"4","size":"720x1280",\#
            "status":"failed"}
            """#),
        Exchange(
            .azure, "GET /openai/v1/videos/video_1", .none, 404,
            #"""
            {"error":{"code":"not_found","message":"Video with id 'video_1' not found.","param":"video_id",\#
            "type":"video_generation_user_error"}}
            """#),
        Exchange(
            .azure, "GET /v1/videos/DONE", .none, 404,
            #"""
            {"error":{"code":"404","message":"Resource not found"}}
            """#),
        Exchange(
            .azure, "POST /openai/v1/videos/edits", .json(#"{}"#), 404,
            #"""
            {"error":{"code":"404","message":"Resource not found"}}
            """#),
    ]
}
