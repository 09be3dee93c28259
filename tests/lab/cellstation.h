#pragma once

#include "tests/lab/labcell.h"
#include "tests/lab/maillab.h"
#include "tests/lab/policyserver.h"
#include "tests/lab/wiretap.h"
#include "tests/support/mailstation.h"

namespace lab {

/// A station with one account for each of some cells, each with a wire of its own to its server, and the
/// policy server that hears from Postfix what arrived there. All cells run at the same time.
class CellStation
{
public:
    /// What Postfix said of one step of a cell's session, and what to answer.
    using Judge = std::function<std::optional<QByteArray>(int cell, const PolicyServer::Question &question)>;

    CellStation(station::Clock &clock, const MailLab &lab, PolicyServer &policy, QList<Cell> cells);
    ~CellStation();

    /// Starts, trusts the laboratory's root and enters the secrets; gives what went wrong.
    QString start();
    /// Without one, Postfix goes on by itself.
    void setJudge(Judge judge) { m_judge = std::move(judge); }
    void judgeAgain() { m_policy.judgeAgain(); }

    const QList<Cell> &cells() const { return m_cells; }
    testsupport::MailStation &station() { return *m_station; }
    email::OutgoingAccount &account(int cell) { return m_station->account(accountName(cell)); }
    static QString accountName(int cell) { return QStringLiteral("Cell%1").arg(cell); }
    /// The user that signs in; also its mailbox, except for EXTERNAL where the certificate says who it is.
    QString user(int cell) const;
    static QString mailbox(int cell) { return QStringLiteral("cell-%1").arg(cell); }
    QByteArray password(int cell) const { return user(cell).toUtf8() + "-secret"; }

    /// Approves the certificate that the cell's server showed, with the problems that it is meant to have;
    /// gives what went wrong.
    QString approve(int cell);
    /// Queues a message from the cell's mailbox to itself.
    bool send(int cell);
    const QByteArray &sent(int cell) const { return m_runs[std::size_t(cell)].bytes; }
    QJsonObject message(int cell) { return m_station->message(m_runs[std::size_t(cell)].id); }
    QString stateOf(int cell) { return message(cell).value(QStringLiteral("state")).toString(); }
    QString traceOf(int cell) { return m_station->traceOf(accountName(cell)); }
    Wiretap &wire(int cell) { return *m_runs[std::size_t(cell)].wire; }
    /// What Postfix asked while it was in @p state, such as "END-OF-MESSAGE".
    QList<PolicyServer::Question> heard(int cell, const QByteArray &state) const;
    /// What was wrong with the bytes on the wire: a secret, or anything but EHLO and STARTTLS before TLS.
    /// Empty when nothing was.
    QString leak(int cell);
    /// All that helps to understand a failure.
    QString story(int cell);

private:
    struct Run
    {
        std::unique_ptr<Wiretap> wire;
        quint64 id = 0;
        QByteArray bytes;
        QList<PolicyServer::Question> heard;
    };
    QJsonObject valuesFor(int cell) const;
    QString enterSecrets(int cell);
    std::optional<QByteArray> judge(const PolicyServer::Question &question);

    const MailLab &m_lab;
    PolicyServer &m_policy;
    QList<Cell> m_cells;
    std::vector<Run> m_runs;
    Judge m_judge;
    std::unique_ptr<testsupport::MailStation> m_station;
};

} // namespace lab
