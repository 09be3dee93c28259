#pragma once

#include "tests/lab/maillab.h"
#include "tests/lab/wiretap.h"
#include "tests/support/mailstation.h"

/// One way to a mailbox.
struct ReadCell
{
    QString transport; ///< Imap or Pop3.
    QString mode;      ///< clear, starttls or tls.
    QString authentication;
    QString certificate;

    QString name() const { return QStringList{transport, mode, authentication, certificate}.join(u' '); }
    QString endpoint() const
    {
        const QString protocol = transport.toLower();
        return mode == u"clear" ? protocol + QStringLiteral("-clear")
                                : QStringLiteral("%1-%2-%3").arg(protocol, mode, certificate);
    }
};

/// Mailboxes of the laboratory, and a station with an account for each of them.
class Mailboxes final : private station::Observer
{
public:
    /// @p more: further values of every account.
    Mailboxes(const MailLab &lab, const QList<ReadCell> &cells, const QJsonObject &more = {});
    ~Mailboxes() override { m_station->station().removeObserver(this); }

    static QString name(int cell) { return QStringLiteral("Cell%1").arg(cell); }
    QString signIn(int cell, const QString &user);
    testsupport::MailStation &station() { return *m_station; }
    email::IncomingAccount &account(int cell) { return m_station->inbox(name(cell)); }
    const Wiretap &wire(int cell) const { return *m_wires[std::size_t(cell)]; }
    QList<QByteArray> received(int cell) const { return m_received.value(ordOf(cell)); }

    static QByteArray message(int number);
    /// A folder of the user's Maildir: cur, new, tmp, or .Archive/cur.
    static QString path(const MailLab &lab, const QString &user, const char *folder);
    /// Files message(first) and so on as a delivery agent does: whole before they are seen, and as the user
    /// of the mailboxes. @p where is INBOX, or a folder such as .Spam.
    static bool put(const MailLab &lab, const QString &user, int first, int count,
                    const QByteArray &where = {});

private:
    static QString ordOf(int cell) { return QStringLiteral("/Services/EmailService/") + name(cell); }
    void topicFired(station::Component &, const station::SlotSpec &, station::ValueRef payload) override;

    std::unique_ptr<station::Clock> m_clock = station::Clock::system();
    std::vector<std::unique_ptr<Wiretap>> m_wires;
    std::unique_ptr<testsupport::MailStation> m_station;
    QHash<QString, QList<QByteArray>> m_received;
};
