import Glibc

/// Ends the client's half of the stream.
func shutdownWriting(_ connection: RawConnection) {
    shutdown(connection.socket, Int32(SHUT_WR))
}
