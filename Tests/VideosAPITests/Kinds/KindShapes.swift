import Studio
import Testing

@testable import VideosAPI

/// The replies of each kind as they were recorded or as its source has them.
extension KindServer.Shape {
    static let all = [openai, azure, litellm, vllmOmni, sglang, openrouter, newAPI]

    private static let size = ClipSize(width: 1280, height: 720)

    private static let openaiID = "video_691608967fe8819399e710799dae2ae708872b008b63ff61"
    static let openai = KindServer.Shape(
        kind: .openai, basePath: "/v1", job: openaiID, encodedJob: openaiID,
        create: .json(openaiJob("queued", 0)),
        polls: [openaiJob("in_progress", 40), openaiJob("completed", 100, done)],
        list: #"{"object":"list","data":[],"first_id":null,"last_id":null,"has_more":false}"#,
        deletion: #"{"id":"\#(openaiID)","object":"video.deleted","deleted":true}"#,
        finished: RemoteJob(
            id: openaiID, status: .finished, word: "completed", progress: 100, model: "sora-2", seconds: 8, size: size,
            prompt: "aurora", createdAt: Timestamp(unixSeconds: 1_763_051_670),
            completedAt: Timestamp(unixSeconds: 1_763_051_740), expiresAt: Timestamp(unixSeconds: 1_763_055_340)))

    private static let done = (completed: "1763051740", expires: "1763055340")

    private static func openaiJob(
        _ status: String, _ progress: Int, _ times: (completed: String, expires: String) = ("null", "null")
    ) -> String {
        #"{"id":"\#(openaiID)","object":"video","created_at":1763051670,"status":"\#(status)","completed_at":"#
            + #"\#(times.completed),"error":null,"expires_at":\#(times.expires),"model":"sora-2","#
            + #""progress":\#(progress),"prompt":"aurora","remixed_from_video_id":null,"seconds":"8","#
            + #""size":"1280x720","quality":"standard"}"#
    }

    private static let azureID = "video_0123456789abcdef0123456789abcdef"
    static let azure = KindServer.Shape(
        kind: .azure, basePath: "/openai/v1", job: azureID, encodedJob: azureID,
        create: .json(#"{"id":"\#(azureID)","object":"video","created_at":1763051670,"status":"queued","progress":0}"#),
        polls: [
            #"{"id":"\#(azureID)","object":"video","status":"in_progress","progress":7}"#,
            #"{"id":"\#(azureID)","object":"video","created_at":1763051670,"status":"completed","progress":100,"#
                + #""expires_at":1763138070,"seconds":"8","size":"1280x720","model":"sora-2"}"#,
        ],
        list: #"{"object":"list","data":[{"id":"video_old","object":"video","status":"completed"}],"has_more":true}"#,
        deletion: #"{"id":"\#(azureID)","object":"video.deleted","deleted":true}"#,
        finished: RemoteJob(
            id: azureID, status: .finished, word: "completed", progress: 100, model: "sora-2", seconds: 8, size: size,
            createdAt: Timestamp(unixSeconds: 1_763_051_670), expiresAt: Timestamp(unixSeconds: 1_763_138_070)),
        authorization: ("api-key", Bench.canary))

    private static let litellmID = "video_bGl0ZWxsbTpjdXN0b21fbGxtX3Byb3ZpZGVyOmdlbWluaTtt+ZGVsX2lkOjt2aWRlb19pZDp4/Q=="
    static let litellm = KindServer.Shape(
        kind: .litellm, basePath: "/v1", job: litellmID,
        encodedJob: "video_bGl0ZWxsbTpjdXN0b21fbGxtX3Byb3ZpZGVyOmdlbWluaTtt%2BZGVsX2lkOjt2aWRlb19pZDp4%2FQ%3D%3D",
        create: .json(
            #"{"id":"\#(litellmID)","object":"video","status":"processing","usage":{"duration_seconds":8.0}}"#),
        polls: [
            #"{"id":"\#(litellmID)","object":"video","status":"processing","progress":null,"created_at":null}"#,
            #"{"id":"\#(litellmID)","object":"video","status":"completed","usage":{"duration_seconds":8.0}}"#,
        ],
        list: #"{"object":"list","data":[],"has_more":false}"#, headers: ["x-litellm-response-cost": "0.8"],
        finished: RemoteJob(
            id: litellmID, status: .finished, word: "completed", statedCost: Money(microDollars: 800_000)))

    private static let vllmID = "video_gen_0123456789abcdef0123456789abcdef"
    static let vllmOmni = KindServer.Shape(
        kind: .vllmOmni, basePath: "/v1", job: vllmID, encodedJob: vllmID, create: .json(vllmJob("queued", 0)),
        polls: [vllmJob("in_progress", 0), vllmJob("completed", 100)],
        list: #"{"object":"list","data":[],"first_id":null,"last_id":null,"has_more":false}"#,
        deletion: #"{"id":"\#(vllmID)","object":"video.deleted","deleted":true}"#,
        finished: RemoteJob(
            id: vllmID, status: .finished, word: "completed", progress: 100, model: "Wan2.2", seconds: 8, size: size,
            prompt: "aurora", createdAt: Timestamp(unixSeconds: 1_763_051_670)))

    private static func vllmJob(_ status: String, _ progress: Int) -> String {
        #"{"id":"\#(vllmID)","object":"video","created_at":1763051670,"status":"\#(status)","model":"Wan2.2","#
            + #""progress":\#(progress),"prompt":"aurora","seconds":"8","size":"1280x720","quality":"default","#
            + #""media_type":"video/mp4","file_name":"x.mp4","inference_time_s":12.5,"fps":24,"num_frames":192,"#
            + #""stage_durations":{"denoise":11.0},"peak_memory_mb":80000.0,"metrics":null,"action":null}"#
    }

    private static let sglangID = "0b7c2d2e-4f4f-4c0e-9a51-6d5f1f6b8a11"
    static let sglang = KindServer.Shape(
        kind: .sglang, basePath: "/v1", job: sglangID, encodedJob: sglangID, create: .json(sglangJob("queued", 0)),
        polls: [sglangJob("in_progress", 99), sglangJob("completed", 100)],
        list: #"{"object":"list","data":[]}"#, deletion: sglangJob("deleted", 100),
        finished: RemoteJob(
            id: sglangID, status: .finished, word: "completed", progress: 100, model: "Wan2.2", seconds: 8, size: size,
            createdAt: Timestamp(unixSeconds: 1_763_051_670)))

    private static func sglangJob(_ status: String, _ progress: Int) -> String {
        #"{"id":"\#(sglangID)","object":"video","model":"Wan2.2","status":"\#(status)","progress":\#(progress),"#
            + #""created_at":1763051670,"size":"1280x720","seconds":"8","quality":"standard","num_outputs":1,"#
            + #""url":null,"urls":null,"file_path":"/outputs/x.mp4","error":null}"#
    }

    private static let openrouterID = "gen-vid-1763051670-AbCdEfGhIjKlMnOpQrSt"
    private static let pollingURL = "/api/v1/videos/\(openrouterID)"
    static let openrouter = KindServer.Shape(
        kind: .openrouter, basePath: "/api/v1", job: openrouterID, encodedJob: openrouterID,
        create: .json(#"{"id":"\#(openrouterID)","polling_url":"\#(pollingURL)","status":"pending"}"#, 202),
        polls: [
            #"{"id":"\#(openrouterID)","polling_url":"\#(pollingURL)","status":"in_progress"}"#,
            #"{"id":"\#(openrouterID)","polling_url":"\#(pollingURL)","status":"completed","#
                + #""unsigned_urls":["\#(pollingURL)/content?index=0"],"expires_at":1763138070,"#
                + #""usage":{"cost":2.4,"is_byok":false}}"#,
        ],
        contentQuery: "?index=0",
        finished: RemoteJob(
            id: openrouterID, status: .finished, word: "completed", expiresAt: Timestamp(unixSeconds: 1_763_138_070),
            statedCost: Money(microDollars: 2_400_000)))

    private static let newAPIID = "task_A1b2C3"
    static let newAPI = KindServer.Shape(
        kind: .newAPI, basePath: "/v1", job: newAPIID, encodedJob: newAPIID, create: .json(newAPIJob("queued", "")),
        polls: [
            newAPIJob("unknown", #","progress":12"#),
            newAPIJob(
                "completed", #","progress":100,"completed_at":1763051740,"metadata":{"url":"http://127.0.0.1:1/x"}"#),
        ],
        finished: RemoteJob(
            id: newAPIID, status: .finished, word: "completed", progress: 100, model: "sora-2",
            createdAt: Timestamp(unixSeconds: 1_763_051_670), completedAt: Timestamp(unixSeconds: 1_763_051_740)))

    private static func newAPIJob(_ status: String, _ more: String) -> String {
        #"{"id":"\#(newAPIID)","task_id":"\#(newAPIID)","object":"video","model":"sora-2","status":"\#(status)","#
            + #""created_at":1763051670\#(more)}"#
    }
}

extension KindServer.Shape: CustomTestStringConvertible {
    var testDescription: String { kind.rawValue }
}
