import SQLite
import Studio

// How the studio's values stand in the tables: ids, times and money as integers, words as text.

extension ID: SQLValue {
    package var cell: SQLCell { .integer(rawValue) }

    package static func read(_ cell: SQLCell) -> ID? {
        Int64.read(cell).map(ID.init)
    }
}

extension Money: SQLValue {
    package var cell: SQLCell { .integer(microDollars) }

    package static func read(_ cell: SQLCell) -> Money? {
        Int64.read(cell).map(Money.init(microDollars:))
    }
}

extension Timestamp: SQLValue {
    package var cell: SQLCell { .integer(milliseconds) }

    package static func read(_ cell: SQLCell) -> Timestamp? {
        Int64.read(cell).map(Timestamp.init(milliseconds:))
    }
}

extension ClipSize: SQLValue {
    package var cell: SQLCell { .text(description) }

    package static func read(_ cell: SQLCell) -> ClipSize? {
        String.read(cell).flatMap(ClipSize.init)
    }
}

extension GenerationState: SQLValue {}
extension Lineage.Relation: SQLValue {}
extension MatchEvidence: SQLValue {}
extension ServerDeletion: SQLValue {}
extension ConnectionKind: SQLValue {}
extension LogEntry.Kind: SQLValue {}
