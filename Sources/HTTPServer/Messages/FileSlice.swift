/// A part of an open file.
package struct FileSlice: Sendable {
    package let file: OpenFile
    /// In bytes from the start of the file.
    package let offset: Int
    /// In bytes; the file must be at least ``offset`` + ``length`` long.
    package let length: Int

    package init(file: OpenFile, offset: Int = 0, length: Int) {
        self.file = file
        self.offset = offset
        self.length = length
    }
}
