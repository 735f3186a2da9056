@testable import Simulator

extension ExchangeTable {
    static let openrouter: [Exchange] = [
        Exchange(
            .openrouter, "POST /api/v1/videos",
            .json(
                #"""
                {"model":"google/veo-3.1","prompt":"[simulate: stuck]","duration":6,\#
                "resolution":"1080p","aspect_ratio":"9:16"}
                """#), 202,
            #"""
            {"id":"NEW","polling_url":"http://HOST/api/v1/videos/NEW","status":"pending"}
            """#),
        Exchange(
            .openrouter, "POST /api/v1/videos", .form(["prompt": "a"]), 400,
            #"""
            {"error":{"code":400,"message":"This address takes application/json."}}
            """#),
        Exchange(
            .openrouter, "POST /api/v1/videos", .json(#"{"prompt":"a"}"#), 400,
            #"""
            {"error":{"code":400,"message":"Missing required parameter: 'model'."}}
            """#),
        Exchange(
            .openrouter, "POST /api/v1/videos", .json(#"{"model":"google/veo-3.1","prompt":"a","duration":"6"}"#), 400,
            #"""
            {"error":{"code":400,"message":"Invalid type for 'duration': expected an integer,\#
             but got a string instead."}}
            """#),
        Exchange(
            .openrouter, "POST /api/v1/videos", .json(#"{"model":"google/veo-3.1","prompt":"[simulate: refused]"}"#),
            403,
            #"""
            {"error":{"code":403,"message":"Your request was blocked by our moderation system.",\#
            "metadata":{"reasons":["moderation"]}}}
            """#),
        Exchange(
            .openrouter, "POST /api/v1/videos",
            .json(#"{"model":"google/veo-3.1","prompt":"[simulate: out_of_credit]"}"#), 402,
            #"""
            {"error":{"code":402,\#
            "message":"You have no credit left: the credit is used up."}}
            """#),
        Exchange(
            .openrouter, "GET /api/v1/videos/RUNNING", .none, 200,
            #"""
            {"id":"RUNNING","model":"google/veo-3.1","polling_url":"http://HOST/api/v1/videos/RUNNING",\#
            "status":"in_progress"}
            """#),
        Exchange(
            .openrouter, "GET /api/v1/videos/DONE", .none, 200,
            #"""
            {"id":"DONE","model":"google/veo-3.1","polling_url":"http://HOST/api/v1/videos/DONE",\#
            "status":"completed","unsigned_urls":["http://HOST/api/v1/videos/DONE/content?index=0"],\#
            "usage":{"cost":1.6,"is_byok":false}}
            """#),
        Exchange(
            .openrouter, "GET /api/v1/videos/FAILED", .none, 200,
            #"""
            {"error":"Blocked.","id":"FAILED","model":"google/veo-3.1",\#
            "polling_url":"http://HOST/api/v1/videos/FAILED","status":"failed"}
            """#),
        Exchange(
            .openrouter, "GET /api/v1/videos/RUNNING/content?index=0", .none, 409,
            #"""
            {"error":{"code":409,"message":"The video is not ready yet"}}
            """#),
        Exchange(
            .openrouter, "GET /api/v1/videos/DONE/content?index=0", .none, 200,
            #"""
            film
            """#),
        Exchange(
            .openrouter, "GET /api/v1/videos", .none, 404,
            #"""
            {"error":{"code":404,"message":"Invalid URL (GET /api/v1/videos)."}}
            """#),
        Exchange(
            .openrouter, "GET /api/v1/videos/models", .none, 200,
            #"""
            {"data":[{"allowed_passthrough_parameters":[],"canonical_slug":"google/veo-3.1",\#
            "created":1759708800,"creativity":null,"description":"A simulated model.","generate_audio":true,\#
            "id":"google/veo-3.1","name":"google/veo-3.1","pricing_skus":{"per-video-second":"0.40"},\#
            "seed":null,"supported_aspect_ratios":["16:9","9:16"],"supported_durations":[4,6,8],\#
            "supported_frame_images":["first_frame"],"supported_resolutions":["720p","1080p"],\#
            "supported_sizes":["1280x720","720x1280","1920x1080","1080x1920"],"upscale_factor":null},\#
            {"allowed_passthrough_parameters":[],"canonical_slug":"bytedance/seedance-2.0",\#
            "created":1759708800,"creativity":null,"description":"A simulated model.","generate_audio":true,\#
            "id":"bytedance/seedance-2.0","name":"bytedance/seedance-2.0",\#
            "pricing_skus":{"per-video-second":"0.05"},"seed":null,"supported_aspect_ratios":["16:9","9:16"],\#
            "supported_durations":[4,5,6,7,8,9,10,11,12],"supported_frame_images":["first_frame"],\#
            "supported_resolutions":["720p"],"supported_sizes":["1280x720","720x1280"],\#
            "upscale_factor":null}]}
            """#),
    ]
}
