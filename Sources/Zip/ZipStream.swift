import Glibc
import Synchronization

/// An archive that is made while it is read, piece by piece: nothing of it is kept in memory or on the disk.
///
/// Entries are stored, not compressed: films are compressed already, and so the length is known beforehand.
package final class ZipStream: Sendable {
    private struct State {
        /// The entry whose header comes next.
        var next = 0
        var current: Current?
        /// Records that have not been read yet.
        var pending: ArraySlice<UInt8> = []
        var checksums: [UInt32] = []
        var isOver = false
    }

    /// The content that is being read.
    private struct Current {
        let source: OpenSource
        var offset: Int64 = 0
        var checksum = CRC32()
    }

    private let entries: [ZipEntry]
    private let offsets: [Int64]
    private let directory: Int64
    /// Of the whole archive, in bytes.
    package let length: Int64
    private let state = Mutex(State())

    package init(_ entries: [ZipEntry]) {
        self.entries = entries
        var offset: Int64 = 0
        offsets = entries.map { entry in
            defer {
                let records = ZipRecords.localHeader(entry).count + ZipRecords.descriptor(entry, crc: 0).count
                offset += Int64(records) + entry.size
            }
            return offset
        }
        directory = offset
        let lines = zip(entries, offsets).reduce(0) {
            $0 + ZipRecords.directoryEntry($1.0, crc: 0, offset: $1.1).count
        }
        let end = ZipRecords.end(count: entries.count, directory: offset, size: Int64(lines))
        length = offset + Int64(lines + end.count)
    }

    /// Fills the front of a buffer and returns how many bytes; 0 at the end.
    ///
    /// - Throws: `ZipError` when a file is missing or is not as long as its entry says.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZipError) -> Int {
        try state.withLock { state throws(ZipError) in
            var filled = 0
            while filled < buffer.count, !state.isOver || !state.pending.isEmpty {
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                if state.pending.isEmpty {
                    filled += try advance(&state, rest)
                } else {
                    let piece = state.pending.prefix(rest.count)
                    rest.copyBytes(from: piece)
                    state.pending = state.pending.dropFirst(piece.count)
                    filled += piece.count
                }
            }
            return filled
        }
    }

    /// Reads some content, or makes the next records.
    private func advance(
        _ state: inout State, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(ZipError) -> Int {
        guard var current = state.current else {
            try begin(&state)
            return 0
        }
        let entry = entries[state.next - 1]
        guard current.offset < entry.size else {
            try current.source.requireEnd(at: entry.size)
            state.checksums.append(current.checksum.value)
            state.pending = ArraySlice(ZipRecords.descriptor(entry, crc: current.checksum.value))
            state.current = nil
            return 0
        }
        let wanted = Int(min(entry.size - current.offset, Int64(buffer.count)))
        let piece = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
        let count = try current.source.read(into: piece, at: current.offset)
        current.checksum.update(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        current.offset += Int64(count)
        state.current = current
        return count
    }

    private func begin(_ state: inout State) throws(ZipError) {
        guard state.next < entries.count else { return finish(&state) }
        let entry = entries[state.next]
        state.current = Current(source: try OpenSource(entry.content))
        state.pending = ArraySlice(ZipRecords.localHeader(entry))
        state.next += 1
    }

    private func finish(_ state: inout State) {
        var lines: [UInt8] = []
        for (index, entry) in entries.enumerated() {
            lines += ZipRecords.directoryEntry(entry, crc: state.checksums[index], offset: offsets[index])
        }
        let end = ZipRecords.end(count: entries.count, directory: directory, size: Int64(lines.count))
        state.pending = ArraySlice(lines + end)
        state.isOver = true
    }
}
