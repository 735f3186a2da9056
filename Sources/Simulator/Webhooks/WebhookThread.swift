import FFmpeg

/// The thread on which webhooks are looked after: it writes to the database, which blocks.
enum WebhookThread {
    static func start(_ webhooks: Webhooks) throws(ProcessError) {
        try OwnThread.start { [weak webhooks] in webhooks?.work() }
    }
}
