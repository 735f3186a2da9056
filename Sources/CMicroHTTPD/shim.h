#pragma once

#include <microhttpd.h>

/// What a daemon is started with; one struct, so that the call in Swift names every value.
struct CMHDSettings {
    /// A bound and listening socket; the daemon closes it when it stops.
    MHD_socket listener;
    unsigned int threads;
    unsigned int connection_limit;
    /// Bytes of the pool that holds one connection's head and its reads.
    size_t connection_memory;
    MHD_AcceptPolicyCallback accept;
    MHD_AccessHandlerCallback handle;
    void *(*target)(void *context, const char *uri, struct MHD_Connection *connection);
    size_t (*unescape)(void *context, struct MHD_Connection *connection, char *text);
    MHD_NotifyConnectionCallback connection_changed;
    MHD_RequestCompletedCallback completed;
    /// Given to every callback.
    void *context;
};

/// Here because `MHD_start_daemon` is variadic. Its timer of idle connections stays off:
/// the deadlines are the caller's.
static inline struct MHD_Daemon *_Nullable CMHDStart(struct CMHDSettings settings) {
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME, 0, settings.accept, settings.context, settings.handle, settings.context,
        MHD_OPTION_LISTEN_SOCKET, settings.listener,
        // A pool of one is refused by the library; zero means its single thread.
        MHD_OPTION_THREAD_POOL_SIZE, settings.threads > 1 ? settings.threads : 0,
        MHD_OPTION_CONNECTION_LIMIT, settings.connection_limit,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, settings.connection_memory,
        MHD_OPTION_CONNECTION_TIMEOUT, 0u,
        MHD_OPTION_URI_LOG_CALLBACK, settings.target, settings.context,
        MHD_OPTION_UNESCAPE_CALLBACK, settings.unescape, settings.context,
        MHD_OPTION_NOTIFY_CONNECTION, settings.connection_changed, settings.context,
        MHD_OPTION_NOTIFY_COMPLETED, settings.completed, settings.context,
        MHD_OPTION_END);
}

/// Here because `MHD_get_connection_info` is variadic. -1 when the library does not know.
static inline MHD_socket CMHDSocket(struct MHD_Connection *_Nonnull connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

/// Here because `MHD_get_connection_info` is variadic. What the caller attached to the socket.
static inline void *_Nullable CMHDSocketContext(struct MHD_Connection *_Nonnull connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

/// Here because `MHD_get_connection_info` is variadic. Bytes of request line and header fields.
static inline size_t CMHDHeadSize(struct MHD_Connection *_Nonnull connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info ? info->header_size : 0;
}
