/// What the official Python SDK is made to do, in Python.
enum SDKScript {
    static let whole = checking + using + deriving + ending

    /// Every answer is held to the specification, when there is one.
    private static let checking = #"""
        import base64
        import pathlib
        import re
        import sys
        import warnings

        warnings.simplefilter("ignore", DeprecationWarning)
        import jsonschema
        import openai
        import yaml

        base, image, specification = sys.argv[1:4]
        spec = yaml.safe_load(open(specification)) if specification else None
        checked, violations, known = set(), [], []


        def declared(request, response):
            """The schema of this answer, and the operation that it belongs to."""
            path = request.url.path.removeprefix("/v1")
            for template in sorted(spec["paths"], key=lambda one: "{" in one):
                if not re.fullmatch(re.sub(r"{[^}]*}", "[^/]+", template), path):
                    continue
                operation = spec["paths"][template].get(request.method.lower())
                if operation is None:
                    continue
                if response.status_code != 200:
                    return "error", {"$ref": "#/components/schemas/ErrorResponse"}
                content = operation["responses"]["200"]["content"].get("application/json", {})
                return operation["operationId"], content.get("schema")
            return None, None


        def judge(response):
            response.read()
            if spec is None or "json" not in response.headers["content-type"]:
                return
            name, schema = declared(response.request, response)
            if schema is None:
                return
            checked.add(name)
            validator = jsonschema.Draft202012Validator({**schema, "components": spec["components"]})
            for error in validator.iter_errors(response.json()):
                # The published sizes lack those of 1080p, which the guide and the price list have.
                kind = known if error.json_path.endswith("size") and "1920" in str(error.instance) else violations
                kind.append((name, error.json_path, error.message))


        http = openai.DefaultHttpxClient(event_hooks={"response": [judge]})
        client = openai.OpenAI(base_url=base, api_key="sk-simulated", max_retries=0, http_client=http)


        """#

    private static let using = #"""
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


        """#

    private static let deriving = #"""
        # The videos that are made of videos. The SDK takes files only for what may also be an object: an object goes
        # into the body by itself.
        def of(video):
            return {"video": openai.omit, "extra_body": {"video": {"id": video.id}}}


        remix = client.videos.remix(pathed.id, prompt="In winter [simulate: stuck]")
        assert remix.remixed_from_video_id == pathed.id and remix.size == "720x1280", remix
        edit = client.videos.edit(prompt="In winter [simulate: stuck]", **of(pathed))
        assert edit.status == "queued" and edit.seconds == "4" and edit.remixed_from_video_id is None, edit
        extended = client.videos.extend(prompt="On and on", seconds="8", **of(pathed))
        assert extended.seconds == "12", extended
        assert client.videos.poll(extended.id, poll_interval_ms=50).status == "completed"
        clip = pathlib.Path(image).with_suffix(".mp4")
        client.videos.download_content(pathed.id).write_to_file(clip)
        with open(clip, "rb") as file:
            uploaded = client.videos.edit(prompt="In winter [simulate: stuck]", video=file)
        assert uploaded.seconds == "4" and uploaded.size == "720x1280", uploaded

        character = client.videos.create_character(name="Mossy", video=clip)
        again = client.videos.get_character(character.id)
        assert again.model_dump() == character.model_dump() and again.name == "Mossy", again
        used = client.videos.create(
            prompt="Mossy rows [simulate: stuck]", extra_body={"characters": [{"id": character.id}]})
        assert used.status == "queued", used
        large = client.videos.create(prompt="It moves [simulate: stuck]", model="sora-2-pro", size="1920x1080")
        assert large.size == "1920x1080", large
        picture = "data:image/png;base64," + base64.b64encode(pathlib.Path(image).read_bytes()).decode()
        drawn = client.videos.create(
            prompt="It moves [simulate: stuck]", extra_body={"input_reference": {"image_url": picture}})
        assert drawn.status == "queued", drawn
        refused(
            openai.BadRequestError, "invalid_value",
            lambda: client.videos.create(prompt="Nobody", extra_body={"characters": [{"id": character.id}]}))
        refused(openai.NotFoundError, "not_found", lambda: client.videos.get_character("char_unknown"))
        refused(openai.NotFoundError, "not_found", lambda: client.videos.remix("video_unknown", prompt="a"))
        refused(
            openai.BadRequestError, "video_not_ready",
            lambda: client.videos.extend(prompt="a", seconds="4", **of(remix)))
        refused(
            openai.PermissionDeniedError, "model_access_denied",
            lambda: client.videos.create(prompt="[simulate: forbidden]"))
        listed = [one.id for one in client.videos.list(limit=100)]
        assert {remix.id, edit.id, extended.id, uploaded.id, used.id} <= set(listed), listed

        """#

    private static let ending = #"""
        assert not violations, violations
        if spec is not None:
            operations = {
                operation["operationId"] for path in spec["paths"].values() for operation in path.values()
            } - {"RetrieveVideoContent"}
            assert checked >= operations | {"error"}, operations - checked
            assert known, "1080p is in the published sizes now: judge it like the rest"
        print("done")

        """#

    /// The SDK's own judgement of a webhook, and of the same one with a changed body.
    static let webhook = #"""
        import sys

        import openai

        secret, body, identity, timestamp, signature = sys.argv[1:]
        headers = {"webhook-id": identity, "webhook-timestamp": timestamp, "webhook-signature": signature}
        client = openai.OpenAI(api_key="sk-simulated", webhook_secret=secret)
        client.webhooks.verify_signature(body, headers)
        try:
            client.webhooks.verify_signature(body + " ", headers)
        except openai.InvalidWebhookSignatureError:
            print("verified")

        """#
}
