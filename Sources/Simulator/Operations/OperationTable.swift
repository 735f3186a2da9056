extension Operation {
    /// Every operation of every personality, in the order of the API's reference.
    static let all: [Operation] = [
        Operation(
            name: .create, method: "POST", path: "/videos",
            summary: "Makes a job: prompt, model, seconds, size, input_reference, characters.", takes: .image
        ) { try CreateVideo(service: $0).respond($1) },
        Operation(
            name: .createAtOnce, method: "POST", path: "/videos/sync",
            summary: "Makes a job and answers with its clip when it is done.", takes: .image
        ) { try CreateVideo(service: $0).respondAtOnce($1) },
        Operation(
            name: .list, method: "GET", path: "/videos", summary: "Lists jobs: limit, order, after."
        ) { try ListVideos(service: $0).respond($1) },
        Operation(
            name: .retrieve, method: "GET", path: "/videos/{id}", summary: "Tells a job's status and progress."
        ) { try RetrieveVideo(service: $0).respond($1) },
        Operation(
            name: .delete, method: "DELETE", path: "/videos/{id}",
            summary: "Removes a job with its files, stopping it when it runs."
        ) { try DeleteVideo(service: $0).respond($1) },
        Operation(
            name: .content, method: "GET", path: "/videos/{id}/content",
            summary: "Sends the file, whole or by Range: variant=video, thumbnail or spritesheet."
        ) { try VideoContent(service: $0).respond($1) },
        Operation(
            name: .remix, method: "POST", path: "/videos/{id}/remix",
            summary: "Makes a job like a completed one from another prompt.", takes: .fields
        ) { try RemixVideo(service: $0).respond($1) },
        Operation(
            name: .edit, method: "POST", path: "/videos/edits",
            summary: "Makes a job from a completed video or an MP4: prompt, video; with an MP4 also model.",
            takes: .clip
        ) { try EditVideo(service: $0).respond($1) },
        Operation(
            name: .extend, method: "POST", path: "/videos/extensions",
            summary: "Makes a longer clip: prompt, seconds (of the new piece), video. "
                + "At most 6 times and 120 seconds in all.", takes: .clip
        ) { try ExtendVideo(service: $0).respond($1) },
        Operation(
            name: .createCharacter, method: "POST", path: "/videos/characters",
            summary: "Makes a character: video (an MP4), name.", takes: .clipInForm
        ) { try CreateCharacter(service: $0).respond($1) },
        Operation(
            name: .retrieveCharacter, method: "GET", path: "/videos/characters/{id}", summary: "Tells a character."
        ) { try RetrieveCharacter(service: $0).respond($1) },
        Operation(
            name: .listVideoModels, method: "GET", path: "/videos/models",
            summary: "Lists the models with what they make and cost.", isOpen: true
        ) { service, _ in try ListModels(service: service).respond() },
        Operation(
            name: .listModels, method: "GET", path: "/models", summary: "Lists the models."
        ) { service, _ in try ListModels(service: service).respond() },
        Operation(
            name: .retrieveModel, method: "GET", path: "/models/{id}", summary: "Tells a model."
        ) { try RetrieveModel(service: $0).respond($1) },
    ]
}
