#pragma once

#include "ui/trust/certificateinfo.h"

#include <QPalette>

namespace ui {

/// The five states of an entry of Allowed Hosts; only Approved lets a connection through.
enum class HostState { Unapproved, Approved, Changed, Expired, Denied };

QString hostStateText(HostState state);
/// What the state means, for tool tips.
QString hostStateHelp(HostState state);
QString hostStateIcon(HostState state);
QColor hostStateColour(HostState state, const QPalette &palette);

/// One entry of Allowed Hosts, as hosts.list or, with chain and reasons, hosts.show gives it.
struct HostEntry
{
    /// The certificate that a person had approved before another one came.
    struct Previous
    {
        QList<CertificateInfo> chain;
        QString by;
        QDateTime at;
        QString through;
        QString note;
    };
    /// How the server was met.
    struct Meeting
    {
        QString address;
        QString tls; ///< "TLS 1.3"; empty when no version was agreed on.
        QString cipher;
        QStringList trace; ///< The conversation as far as it went, a line each.

        static Meeting fromJson(const QJsonObject &json);
        /// "TLS 1.3, TLS_AES_256_GCM_SHA384".
        QString tlsText() const;
    };
    /// TLS did not come about, so that there is no certificate to judge.
    struct Failure
    {
        QString cause; ///< A fixed name; empty when there is no failure.
        QString why;
        QString remedy;
        Meeting met;
    };
    /// A component that is not served before the entry is decided.
    struct Waiting
    {
        QString ord;
        quint32 handle = 0;
        QString name;
    };

    QString host;
    int port = 0;
    QString protocol; ///< "smtp", …
    HostState state = HostState::Unapproved;
    QStringList errors;  ///< Stable names, most serious first.
    QStringList reasons; ///< The same as sentences of the station.
    CertificateInfo leaf;
    QList<CertificateInfo> chain; ///< Empty in lists.
    Previous previous;
    QList<Waiting> waiting;
    Meeting met;
    Failure failure;
    bool clockSynchronised = true; ///< Of the station's computer, when the server was refused.
    QDateTime firstSeen;
    QDateTime lastUsed;
    QDateTime expires;
    QDateTime renewed;    ///< When the approved key last came with a new certificate.
    QDateTime superseded; ///< When the certificate was first believed without the approval.
    QString approvedSha256;
    QString approvedBy;
    QDateTime approvedAt;
    QString deniedBy; ///< On whatever host the key was met.
    QDateTime deniedAt;
    QString note;
    QStringList forgiven;
    bool once = false;

    static HostEntry fromJson(const QJsonObject &json);

    QString hostAndPort() const;
    QString protocolText() const { return protocol.toUpper(); }
    /// "host:port/protocol", as slots named `challenge` have it.
    QString key() const;
    /// {host, port, protocol} for the station's methods.
    QJsonObject params() const;
    bool isSuperseded() const { return superseded.isValid(); }
    bool isFailure() const { return !failure.cause.isEmpty(); }
    /// How the connection was met that ended in what is to be decided, or in the failure.
    const Meeting &lastMeeting() const { return isFailure() ? failure.met : met; }
    /// Whether the date may be the clock's fault: the station then waits for the clock and asks nobody.
    bool waitsForClock() const
    {
        return !clockSynchronised && state == HostState::Unapproved &&
               errors.contains(QStringLiteral("notYetValid"));
    }
    /// Whether somebody should look at it.
    bool isOpen() const
    {
        return (state == HostState::Unapproved || state == HostState::Changed) && !isSuperseded();
    }
};

/// {host, port, protocol} of a key such as "mail.example.org:465/smtp" or "[2001:db8::1]:465/smtp".
QJsonObject hostParams(const QString &key);
/// What is wrong, in two or three words, for a table's cell.
QString errorText(const QString &error);

} // namespace ui
