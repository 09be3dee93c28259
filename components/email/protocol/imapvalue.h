#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace email {

/// One value of an IMAP response (RFC 9051 §4): an atom or number, a string, a list, or NIL.
struct ImapValue
{
    enum class Kind {
        Nil,
        Atom,
        String,   ///< Quoted, or a literal.
        List,     ///< items.
        Streamed, ///< A literal of a message's text that was not kept; size says how long it was.
    };

    Kind kind = Kind::Nil;
    QByteArray bytes{};
    std::vector<ImapValue> items{};
    qint64 size = 0; ///< Streamed only.

    /// An atom of that name, in any case.
    bool is(const char *name) const;
    /// A number as RFC 9051 has it, up to 63 bits; no sign, nothing behind it.
    std::optional<qint64> number() const;
    /// A number that names something, and so is neither 0 nor over 32 bits.
    std::optional<quint32> nonZero() const;
    bool isText() const { return kind == Kind::Atom || kind == Kind::String; }
};

/// The digits as a number of up to 63 bits; nothing when there is anything else, or nothing at all.
std::optional<qint64> decimal(const QByteArray &digits);

} // namespace email
