#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace email {

/// A mail address that is safe to stand in a command or a header: no spaces, no controls, within RFC 5321's
/// sizes, never beginning with a dash. The domain is ASCII; in front of the @ there may be other letters (RFC
/// 6531), see needsUtf8(). The only way to get one with content is parse().
class MailAddress
{
public:
    /// The empty address, which as a sender means "no bounces, please".
    MailAddress() = default;

    /// Reads "local@domain"; an international domain is kept in its ASCII form. Without a value, @p why says
    /// why.
    static std::optional<MailAddress> parse(const QString &text, QString *why = nullptr);

    bool isEmpty() const { return m_address.isEmpty(); }
    /// "local@xn--domain", as it goes on the wire.
    const QByteArray &bytes() const { return m_address; }
    QString toString() const { return QString::fromUtf8(m_address); }
    /// True when only a server with SMTPUTF8 can carry it.
    bool needsUtf8() const;
    QByteArray domain() const { return m_address.mid(m_address.lastIndexOf('@') + 1); }

    friend bool operator==(const MailAddress &, const MailAddress &) = default;

private:
    explicit MailAddress(QByteArray address) : m_address(std::move(address)) {}

    QByteArray m_address;
};

/// A host name that may stand behind EHLO, or "[127.0.0.1]" when @p host cannot (RFC 5321 §4.1.3).
QByteArray helloName(const QString &host);

/// The ASCII form of a domain or a bracketed address literal; without a value, @p why says why.
std::optional<QByteArray> asciiDomain(const QString &domain, QString *why = nullptr);

} // namespace email
