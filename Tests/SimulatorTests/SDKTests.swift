import FFmpeg
import Foundation
import Testing

@testable import Simulator

@Suite("The official Python SDK")
struct SDKTests {
    @Test("creates, polls, lists, downloads and deletes, and knows the errors", .timeLimit(.minutes(10)))
    func everything() async throws {
        let sdk = try await installed()
        let folder = try TemporaryFolder()
        let image = folder.file("cat.png")
        let picture = ["-f", "lavfi", "-i", "testsrc2=s=720x1280", "-frames:v", "1", "-update", "1", image]
        try await FFmpeg.find().run(picture)
        var configuration = Simulator.Configuration(folder: folder.file("data"), ffmpeg: try FFmpeg.find())
        configuration.apiKey = "sk-simulated"
        configuration.renderTime = 0.5
        let simulator = try Simulator(configuration)
        defer { simulator.stop() }
        let result = try await sdk.run(Self.script, arguments: [simulator.baseURL, image])
        #expect(result.status == 0, "\(result.text)")
        #expect(result.text.hasSuffix("done\n"), "\(result.text)")
    }

    /// Cancels the test with the reason where the package cannot be had.
    private func installed() async throws -> PythonSDK {
        do { return try await PythonSDK() } catch let error as PythonSDK.Unavailable { try Test.cancel(error.reason) }
    }

    private static let script = #"""
        import pathlib
        import sys
        import warnings

        warnings.simplefilter("ignore", DeprecationWarning)
        import openai

        base, image = sys.argv[1:3]
        client = openai.OpenAI(base_url=base, api_key="sk-simulated", max_retries=0)

        video = client.videos.create(prompt="A paper boat", model="sora-2", seconds="4", size="1280x720")
        assert video.object == "video" and video.status == "queued" and video.progress == 0, video
        assert video.model == "sora-2" and video.seconds == "4" and video.size == "1280x720", video
        assert video.prompt == "A paper boat" and video.error is None and video.completed_at is None, video

        with open(image, "rb") as file:
            started = client.videos.create(prompt="It moves", size="720x1280", input_reference=file)
        pathed = client.videos.create(prompt="It moves", input_reference=pathlib.Path(image))

        done = client.videos.create_and_poll(prompt="Fog over a harbour", poll_interval_ms=50)
        assert done.status == "completed" and done.progress == 100, done
        assert done.expires_at - done.completed_at == 3600, done
        hinted = client.videos.create_and_poll(prompt="Snow")
        assert hinted.status == "completed", hinted
        for one in (video, started, pathed):
            assert client.videos.poll(one.id, poll_interval_ms=50).status == "completed"
            assert client.videos.retrieve(one.id).id == one.id

        listed = [one.id for one in client.videos.list(limit=2)]
        assert listed == [one.id for one in (hinted, done, pathed, started, video)], listed
        rising = [one.id for one in client.videos.list(limit=2, order="asc")]
        assert rising == listed[::-1], rising
        page = client.videos.list(limit=2)
        assert len(page.data) == 2 and page.has_more and page.last_id == listed[1], page

        marks = {"video": b"ftyp", "thumbnail": b"WEBP", "spritesheet": b"\xff\xd8\xff"}
        for variant, mark in marks.items():
            content = client.videos.download_content(done.id, variant=variant).read()
            assert mark in content[:16], (variant, content[:16])
        assert client.videos.download_content(done.id).read()[4:8] == b"ftyp"

        failed = client.videos.create_and_poll(prompt="[simulate: failed]", poll_interval_ms=50)
        assert failed.status == "failed" and failed.error.code == "moderation_blocked", failed


        def refused(kind, code, call):
            try:
                call()
            except openai.APIStatusError as error:
                assert type(error) is kind, (type(error), kind)
                assert error.code == code, (error.code, code)
                assert error.request_id.startswith("req_"), error.request_id
                return error
            raise AssertionError(f"not refused: {code}")


        stranger = openai.OpenAI(base_url=base, api_key="sk-wrong", max_retries=0)
        refused(openai.AuthenticationError, "invalid_api_key", lambda: stranger.videos.list())
        five = refused(
            openai.BadRequestError, "invalid_value", lambda: client.videos.create(prompt="a", seconds="5"))
        assert five.param == "seconds" and "Supported values are: '4', '8'" in str(five), five
        refused(openai.NotFoundError, "model_not_found", lambda: client.videos.create(prompt="a", model="sora-9"))
        refused(openai.NotFoundError, "not_found", lambda: client.videos.retrieve("video_unknown"))
        limited = refused(
            openai.RateLimitError, "rate_limit_exceeded",
            lambda: client.videos.create(prompt="[simulate: rate_limited]"))
        assert limited.response.headers["retry-after"] == "1", limited.response.headers
        refused(
            openai.RateLimitError, "credit_balance_exhausted",
            lambda: client.videos.create(prompt="[simulate: out_of_credit]"))
        refused(
            openai.InternalServerError, "server_error",
            lambda: client.videos.create(prompt="[simulate: server_error]"))

        patient = openai.OpenAI(base_url=base, api_key="sk-simulated", max_retries=2)
        assert patient.videos.create(prompt="[simulate: rate_limited_once]").status == "queued"

        gone = client.videos.delete(done.id)
        assert gone.deleted and gone.object == "video.deleted" and gone.id == done.id, gone
        refused(openai.NotFoundError, "not_found", lambda: client.videos.retrieve(done.id))
        assert client.models.retrieve("sora-2").id == "sora-2"
        assert "sora-2-pro" in [model.id for model in client.models.list()]
        print("done")
        """#
}
