import Studio

/// What can be made from a finished take, as links to the forms, or why nothing can.
struct FollowUps: Encodable {
    struct Jump: Encodable {
        let href: String
        let label: String
    }

    let links: [Jump]
    /// What its server could do, were it not for this.
    let obstacle: String?
    let isEmpty: Bool

    /// - Parameter connection: as it is set up now; nil when it was removed.
    init(of take: Generation, at connection: Connection?, _ context: StudioContext) throws {
        let able = take.state == .completed ? connection?.capabilities : nil
        let obstacle = able == nil ? nil : take.obstacleToUse(at: connection)
        var links: [Jump] = []
        if let able, obstacle == nil {
            links = try SourceJob.Operation.allCases.filter(able.can).compactMap { operation in
                guard try context.obstacle(to: operation, of: take) == nil else { return nil }
                return Jump(href: Link.followUp(operation, take.id), label: operation.verb.capitalizedFirst)
            }
        }
        if able?.characters == true, connection?.server == take.server {
            links.append(Jump(href: Link.character(take.id), label: "Make a character"))
        }
        self.links = links
        self.obstacle = able?.makesMore == true ? obstacle?.message : nil
        isEmpty = links.isEmpty && self.obstacle == nil
    }
}

extension Capabilities {
    /// Anything from a finished job.
    fileprivate var makesMore: Bool { SourceJob.Operation.allCases.contains(where: can) }
}
