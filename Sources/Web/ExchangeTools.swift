import HTTPServer
import Studio

/// What the pages need to let a library out and in.
package struct ExchangeTools: Sendable {
    let library: any LibraryExchange
    /// Takes in an archive in the background, then removes it; false while another one is being taken in.
    let beginImport: @Sendable (_ path: String) -> Bool
    let importState: @Sendable () -> ImportState

    package init(
        library: any LibraryExchange, beginImport: @escaping @Sendable (String) -> Bool,
        importState: @escaping @Sendable () -> ImportState
    ) {
        self.library = library
        self.beginImport = beginImport
        self.importState = importState
    }
}

/// How far the import is that was begun last since the program started.
package enum ImportState: Sendable, Equatable {
    case idle
    case running(since: Timestamp)
    case done(ImportReport, at: Timestamp)
    case failed(Problem, at: Timestamp)
}

/// An export as the body of a response.
final class ExportBody: BodyStream {
    private let source: any ByteSource

    init(_ source: any ByteSource) {
        self.source = source
    }

    var length: Int? { Int(source.length) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try source.read(into: buffer)
    }
}
