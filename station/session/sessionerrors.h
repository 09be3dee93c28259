#pragma once

namespace station {

/// Codes of the errors on the wire: those of JSON-RPC 2.0, then our own.
enum SessionErrorCode {
    ParseError = -32700,
    InvalidRequest = -32600,
    UnknownMethod = -32601,
    InvalidParameters = -32602,
    Refused = -32000,    ///< The station said no; data tells why and what to do.
    Forbidden = -32001,  ///< The role does not suffice.
    MustRun = -32002,    ///< Only a running station can do this.
    NotDurable = -32003, ///< Done and in force, but not on disk.
    HelloFirst = -32004,
    TooManySessions = -32005,
};

} // namespace station
