extension ConnectionKind {
    /// What servers of this kind know beyond the protocol, in the order of a form.
    package var parameters: [ExtraParameter] {
        switch self {
        case .simulator, .openai, .azure, .litellm, .newAPI: []
        case .vllmOmni: Self.diffusion + Self.vllmOmniOnly
        case .sglang: Self.diffusion + Self.sglangOnly
        case .openrouter: Self.openrouterParameters
        }
    }

    private static let seed = ExtraParameter("seed", "Seed", .integer(0...4_294_967_295))

    private static let diffusion = [
        ExtraParameter("negative_prompt", "Negative prompt", .text(longest: GenerationSettings.longestPrompt)),
        seed,
        ExtraParameter("num_inference_steps", "Steps", .integer(1...500)),
        ExtraParameter("guidance_scale", "Guidance", .number(0...100)),
        ExtraParameter("fps", "Frames per second", .integer(1...240)),
        ExtraParameter("num_frames", "Number of frames", .integer(1...10_000)),
        ExtraParameter("enable_frame_interpolation", "Interpolate frames", .flag),
        ExtraParameter("extra_params", "Parameters of the model", .json),
    ]

    private static let vllmOmniOnly = [
        ExtraParameter("guidance_scale_2", "Guidance of the second stage", .number(0...100)),
        ExtraParameter("true_cfg_scale", "True guidance", .number(0...100)),
        ExtraParameter("boundary_ratio", "Boundary of the stages", .number(0...1)),
        ExtraParameter("flow_shift", "Flow shift", .number(0...100)),
        ExtraParameter("aspect_ratio", "Aspect ratio", .text(longest: 16)),
        ExtraParameter("quality", "Quality", .choice(["high", "lossless"])),
        ExtraParameter("generate_sound", "Make sound", .flag),
        ExtraParameter("sound_duration", "Seconds of sound", .number(0...600)),
        ExtraParameter("lora", "LoRA", .json),
    ]

    private static let sglangOnly = [
        ExtraParameter("enable_upscaling", "Upscale", .flag),
        ExtraParameter("enhance_prompt", "Enhance the prompt", .flag),
    ]

    private static let openrouterParameters = [
        ExtraParameter("generate_audio", "Make sound", .flag),
        seed,
        ExtraParameter("input_references", "Reference pictures", .json),
        ExtraParameter("provider", "Options of the provider", .json),
        ExtraParameter("session_id", "Session", .text(longest: 256)),
        ExtraParameter("user", "User", .text(longest: 256)),
    ]

    /// Whether an extra of this name is left out, because it would say again, and perhaps otherwise, what the
    /// settings say, or multiply what is paid for. `name[part]` counts as `name`.
    package func reserves(_ name: String) -> Bool {
        let whole = name.prefix { $0 != "[" }
        return Self.reservedByAll.contains(String(whole)) || self == .openrouter && Self.shapes.contains(String(whole))
    }

    private static let reservedByAll: Set<String> = [
        "prompt", "model", "seconds", "duration", "size", "width", "height", "input_reference", "n", "characters",
        "num_outputs_per_prompt",
    ]

    /// What OpenRouter's requests are written with in place of the protocol's own names.
    private static let shapes: Set<String> = ["resolution", "aspect_ratio", "frame_images", "previous_job_id"]
}
