// Policy. A mail has come back when a message with the token, or with the Message-ID, was handed on by the
// account: both are random, and no other mail counts. The account carries out its policy on it as on any
// other message. It is looked into again and again, but never hurried while it fails: that is how accounts
// are locked.

#include "components/email/check/roundtrip.h"

#include "components/email/bounces/bouncereading.h"
#include "components/email/incomingaccount.h"
#include "components/email/message/triptoken.h"

#include <QCoreApplication>

#include <algorithm>

namespace email {

using station::Error;
using Result = StageResult::Result;

namespace {

constexpr qint64 FirstPauseMs = 2'000;
constexpr qint64 LongestPauseMs = 15'000;
/// For the look into the folder for junk, when nothing has come.
constexpr qint64 JunkPatienceMs = 15'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Check", text);
}

/// What the bounce says of the first recipient that it names.
QString wordsOf(const Bounce &bounce)
{
    for (const DeliveryFate &fate : bounce.fates) {
        if (fate.kind != DeliveryFate::Kind::Failed)
            continue;
        const QString said = fate.reply.toString();
        return said.isEmpty() ? tr("it gives no reason") : said;
    }
    return {};
}

} // namespace

station::Result<IncomingAccount *> RoundTrip::readerFor(station::Station &station, const QString &ord,
                                                        const QString &linked)
{
    const QString &named = ord.isEmpty() ? linked : ord;
    std::vector<IncomingAccount *> all;
    station.forEach([&](station::Component &component) {
        if (auto *account = dynamic_cast<IncomingAccount *>(&component))
            all.push_back(account);
    });
    IncomingAccount *reader = all.size() == 1 && named.isEmpty() ? all.front() : nullptr;
    if (!named.isEmpty()) {
        const auto found = station.find(named);
        if (!found)
            return found.error();
        reader = dynamic_cast<IncomingAccount *>(*found);
        if (!reader)
            return Error{named, tr("is no account for incoming mail"), {}};
    } else if (!reader) {
        return Error{{},
                     all.empty() ? tr("there is no account that could read the mail back")
                                 : tr("several accounts could read the mail back"),
                     all.empty() ? tr("Add an email:IncomingAccount for the sender's mailbox")
                                 : tr("Name one with --read, or set sentMailbox")};
    }
    if (!reader->isSwitchedOn())
        return Error{reader->path(), tr("is switched off, so it cannot read the mail back"),
                     tr("Enable the account and the EmailService")};
    return reader;
}

RoundTrip::RoundTrip(station::Station &station, const IncomingAccount &reader)
    : m_station(station), m_reader(reader.handle()), m_readerPath(reader.path()), m_token(TripToken::make())
{
    m_station.addObserver(this);
}

RoundTrip::~RoundTrip()
{
    m_station.removeObserver(this);
}

IncomingAccount *RoundTrip::reader() const
{
    return dynamic_cast<IncomingAccount *>(m_station.byHandle(m_reader));
}

void RoundTrip::taken()
{
    m_takenMs = m_station.clock().bootMs();
}

StageResult RoundTrip::waiting() const
{
    return {Result::Open, 0,
            tr("Sent; waits until %1 reads it, at most %2 s").arg(m_readerPath).arg(patienceMs / 1000)};
}

void RoundTrip::wait(std::function<void(const StageResult &)> done)
{
    m_done = std::move(done);
    if (m_takenMs < 0)
        taken();
    if (m_bounce)
        return settleSoon(bounced(*m_bounce));
    if (m_cameMs >= 0)
        return settleSoon(back());
    m_limit.start(m_station.clock(), patienceMs, [this] { timedOut(); });
    look();
}

void RoundTrip::cancel()
{
    m_done = nullptr;
    m_look.stop();
    m_limit.stop();
    m_end.stop();
}

void RoundTrip::topicFired(station::Component &, const station::SlotSpec &, station::ValueRef payload)
{
    const auto *mail = payload.as<ReceivedMail>();
    if (!mail || m_cameMs >= 0 || m_bounce || m_messageId.isEmpty())
        return;
    const IncomingAccount *account = reader();
    if (!account || mail->account != account->path())
        return;
    if (mail->messageId == m_messageId || TripToken::of(mail->bytes) == m_token) {
        m_cameMs = m_station.clock().bootMs();
        return settleSoon(back());
    }
    if (!mayBeBounce(mail->bytes))
        return;
    const station::Result<MailReading> reading = MailReading::of(mail->bytes);
    const std::optional<Bounce> bounce = reading ? bounceOf(*reading) : std::nullopt;
    if (!bounce || !bounce->messageIds.contains(m_messageId))
        return;
    if (const QString words = wordsOf(*bounce); !words.isEmpty()) {
        m_bounce = words;
        settleSoon(bounced(words));
    }
}

/// Has the mailbox looked into, less and less often.
void RoundTrip::look()
{
    IncomingAccount *account = reader();
    // What a person must mend is not mended by waiting.
    if (!account || !account->isSwitchedOn() || account->status().has(station::Status::Fault))
        return lost(false);
    account->lookSoon();
    m_pauseMs = std::clamp(m_pauseMs * 2, FirstPauseMs, LongestPauseMs);
    m_look.start(m_station.clock(), m_pauseMs, [this] { look(); });
}

void RoundTrip::timedOut()
{
    m_look.stop();
    IncomingAccount *account = reader();
    if (!account || !account->faultCause().isEmpty())
        return lost(false);
    m_limit.start(m_station.clock(), JunkPatienceMs, [this] { lost(false); });
    account->lookFor(m_messageId, QStringLiteral("\\Junk"),
                     [this, alive = std::weak_ptr(m_alive)](Sighting sighting) {
                         if (!alive.expired() && m_limit.isActive())
                             lost(sighting == Sighting::Seen);
                     });
}

/// Not back in time: says which part it was, as far as that can be told.
void RoundTrip::lost(bool inJunk)
{
    const IncomingAccount *account = reader();
    StageResult result{Result::Fail, m_station.clock().bootMs() - m_takenMs};
    result.detail = {{QStringLiteral("limitMs"), patienceMs}, {QStringLiteral("read"), m_readerPath}};
    if (!account) {
        result.text = tr("The server took the test mail, but %1 is gone").arg(m_readerPath);
    } else if (!account->faultCause().isEmpty() || !account->isSwitchedOn()) {
        result.text = tr("The server took the test mail, but %1 cannot read: %2")
                          .arg(m_readerPath,
                               account->isSwitchedOn() ? account->faultCause() : tr("it is switched off"));
        result.next = tr("Check that account: tocsin check %1").arg(m_readerPath);
    } else if (inJunk) {
        result.text =
            tr("The server took the test mail, and it lies in the folder for junk of %1").arg(m_readerPath);
        result.next = tr("Mark it there as no junk; have SPF and DKIM of the sender's domain looked at");
    } else {
        result.text = tr("The server took the test mail, but %1 did not see it within %2 s")
                          .arg(m_readerPath)
                          .arg(patienceMs / 1000);
        result.next =
            tr("Look whether mail to that address goes to the mailbox and folder that %1 reads (else "
               "name an address with --to), and whether it lies among the junk; the server's answer "
               "to the test mail names it for whoever runs the server")
                .arg(m_readerPath);
    }
    settleSoon(std::move(result));
}

StageResult RoundTrip::back() const
{
    const qint64 ms = std::max(m_cameMs - (m_takenMs < 0 ? m_cameMs : m_takenMs), qint64(0));
    return {Result::Pass,
            ms,
            tr("Delivered: %1 read it %2 s after the server took it")
                .arg(m_readerPath)
                .arg(double(ms) / 1000, 0, 'f', 1),
            {},
            {{QStringLiteral("read"), m_readerPath}}};
}

StageResult RoundTrip::bounced(const QString &words) const
{
    return {Result::Fail,
            0,
            tr("The server took the test mail, but it bounced: %1").arg(words),
            tr("Mend the address, or ask whoever runs the mailbox"),
            {{QStringLiteral("read"), m_readerPath}}};
}

/// Whoever called us goes on first: it may be the account in the midst of a turn.
void RoundTrip::settleSoon(StageResult result)
{
    if (!m_done)
        return;
    m_look.stop();
    m_limit.stop();
    m_end.start(m_station.clock(), 0, [this, result = std::move(result)] {
        const auto done = std::exchange(m_done, nullptr);
        done(result);
    });
}

} // namespace email
