@testable import Simulator

extension ExchangeTable {
    static let litellm: [Exchange] = [
        Exchange(
            .litellm, "GET /v1/videos/DONE", .none, 200,
            #"""
            {"completed_at":1763000010,"created_at":1763000000,"expires_at":1763003610,"id":"DONE",\#
            "model":"sora-2","object":"video","progress":100,"seconds":"4","size":"720x1280",\#
            "status":"completed","usage":{"duration_seconds":4}}
            """#),
        Exchange(
            .litellm, "GET /videos/FAILED", .none, 200,
            #"""
            {"created_at":1763000000,"error":{"code":"moderation_blocked","message":"Blocked."},"id":"FAILED",\#
            "model":"sora-2","object":"video","progress":60,"seconds":"4","size":"720x1280","status":"failed",\#
            "usage":{"duration_seconds":4}}
            """#),
        Exchange(
            .litellm, "GET /videos/video_1", .none, 404,
            #"""
            {"error":{"code":"404","message":"Video with id 'video_1' not found.","param":"video_id",\#
            "type":"invalid_request_error"}}
            """#),
        Exchange(
            .litellm, "DELETE /v1/videos/DONE", .none, 405,
            #"""
            {"detail":"Method Not Allowed"}
            """#),
        Exchange(
            .litellm, "GET /v1/videos?limit=1", .none, 400,
            #"""
            {"error":{"code":"400","message":"litellm.BadRequestError: LLM Provider NOT provided.",\#
            "param":null,"type":"invalid_request_error"}}
            """#),
        Exchange(
            .litellm, "GET /v1/videos?custom_llm_provider=azure", .none, 400,
            #"""
            {"error":{"code":"400","message":"No video provider 'azure' is set up in this proxy.",\#
            "param":null,"type":"invalid_request_error"}}
            """#),
        Exchange(
            .litellm, "GET /v1/videos/DONE/content?variant=thumbnail", .none, 200,
            #"""
            film
            """#),
    ]
}
