#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace email {

/// What a POP3 server can do (RFC 2449). Believed only for the connection state in which it was said.
struct Pop3Capabilities
{
    static constexpr int Max = 256;

    bool known = false;      ///< False where the server has no CAPA: then only trying tells.
    QList<QByteArray> names; ///< In upper case, each once.
    QList<QByteArray> mechanisms;

    static Pop3Capabilities parse(const QList<QByteArray> &lines);
    bool has(const char *name) const { return names.contains(name); }
    /// has(), or not known.
    bool mayHave(const char *name) const { return !known || has(name); }
    /// For a person, in one line.
    QString toString() const;
};

} // namespace email
