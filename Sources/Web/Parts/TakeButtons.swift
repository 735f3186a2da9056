import Studio

/// What the person can do with a take in its state.
struct TakeButtons {
    let take: Generation
    let tokens: FormTokens

    /// - Parameters:
    ///   - newest: the video's newest take.
    ///   - offers: the price list that a new take would go by.
    ///   - isMissing: the film is gone from the disk.
    func all(newest: GenerationID, offers: Catalog, isMissing: Bool) -> [TakePart.Action] {
        if take.state.isFinal {
            let fetch = isMissing ? [plain(Link.fetchAgain(take.id), "Fetch it again", "strong")] : []
            return fetch + [again(newest: newest, offers: offers)]
        }
        return underWay
    }

    /// What can be done with a take that is not over.
    var underWay: [TakePart.Action] {
        var actions: [TakePart.Action] = []
        if take.problem?.code == "connection_changed" {
            actions.append(plain(Link.readdress(take.id), "It is the same account: go on", "strong"))
        } else if take.state == .held {
            if take.mayHaveBeenSent { actions.append(plain(Link.find(take.id), "It was sent: find its job", "strong")) }
            actions.append(plain(Link.release(take.id), "Send again", take.mayHaveBeenSent ? "" : "strong"))
        }
        if take.cancelRequestedAt == nil { actions.append(plain(Link.cancel(take.id), "Cancel")) }
        return actions
    }

    func plain(_ href: String, _ label: String, _ tone: String = "") -> TakePart.Action {
        TakePart.Action(href: href, token: tokens.action(href), label: label, tone: tone)
    }

    private func again(newest: GenerationID, offers: Catalog) -> TakePart.Action {
        let label = take.state == .completed ? "Make another" : "Try again"
        // What is simulated costs nothing; the price beside it is Sora's.
        let price = take.server.kind == .simulator ? nil : offers.cost(of: take.settings)
        let cost = price.map { " for \($0.display)" } ?? ""
        let token = tokens.again(take, newest: newest, prices: offers.version)
        return TakePart.Action(href: Link.retry(take.id), token: token, label: label + cost, tone: "")
    }
}

extension Generation {
    /// It is held because it may have been sent before: the database may be a restored copy.
    var mayHaveBeenSent: Bool {
        state == .held && ["found_at_server", "sent_before", "found_at_start"].contains(problem?.code)
    }
}
