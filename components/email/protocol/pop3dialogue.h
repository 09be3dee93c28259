#pragma once

#include "components/email/protocol/pop3news.h"
#include "components/email/protocol/pop3session.h"

#include <QByteArray>

#include <deque>
#include <optional>

namespace email {

/// Reads one maildrop over one POP3 connection: requests in, news out, until stopped or committed.
///
/// Promises: with StartTls nothing but CAPA and STLS leaves before TLS, and nothing learnt before it is
/// believed after it. Every request gets exactly one ReadResult. Nothing is deleted for good by anything but
/// QUIT, and a session that breaks has deleted nothing.
class Pop3Dialogue final : public Pop3Session
{
public:
    using Request = Pop3Request;
    using News = Pop3News;
    using Settings = Pop3Settings;

    explicit Pop3Dialogue(Pop3Settings settings);

    /// Queues a request, at any time; after the end it fails at once.
    void submit(Pop3Request request);
    /// One per Output::Settled, in order.
    std::optional<Pop3News> takeNews();
    /// Requests that have no result yet.
    int pending() const;

protected:
    Task<void> &root() override { return m_root; }
    void textCame(const QByteArray &bytes) override;
    bool mayBeCutOff() const override { return !m_quitSaid && Pop3Session::mayBeCutOff(); }

private:
    Task<void> run();
    Task<void> serve();
    Task<void> rest();
    Task<void> survey(Pop3Request request);
    Task<ServerReply> surveyed(QByteArray command, bool isSaid);
    void sayAll(const QList<QByteArray> &commands);
    Task<void> hearNext();
    Task<void> hearText();
    Task<void> commit();
    Task<void> endPolitely();

    void sayMore();
    bool isSurveyNext() const;
    void tell(Pop3News news);
    void settleFailed(const Pop3Request &request, const Outcome &why, bool mayHaveHappened = false);
    void settleRest();
    Outcome notTried() const;

    std::deque<Pop3Request> m_queue;
    std::deque<Pop3Request> m_flights;    ///< Said and not answered, in order.
    std::optional<Pop3Request> m_current; ///< A Survey or Commit that is under way.
    std::deque<Pop3News> m_news;
    qint64 m_textSize = 0;   ///< Of the text that comes now.
    bool m_tooLarge = false; ///< It is longer than allowed, and is not passed on any more.
    bool m_quitSaid = false;
    Task<void> m_root = run(); ///< Declared last: its frames go before what they use.
};

} // namespace email
