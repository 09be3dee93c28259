// The engine as a program: fetches all of a mailbox, as an incoming account does it, with the trust policy
// deciding about the server's certificate. What it leaves out of a station is the database and the tree.
//
// Settings come from the environment, as for the peers: see bench/mail/readers.py. Prints {"count",
// "seconds", "cpu"}, from connecting until the last message is here.

#include "components/email/message/mailreading.h"
#include "components/email/reading/imapreader.h"
#include "components/email/reading/pop3reader.h"

#include <QCoreApplication>

#include "bench/mail/engineprogram.h"

namespace {

using namespace email;
using bench::setting;

/// Fetches the mailbox, BENCH_WARMUP times before the time that is measured, over a new connection each.
class Fetching final : public QObject
{
public:
    Fetching() : m_clock(station::Clock::system()), m_policy(m_hosts)
    {
        m_policy.setBase(bench::trustedRoot());
    }

    void start();

private:
    ReaderOwner owner();
    void fetched(const MessageKey &key, const QByteArray &bytes);
    void store();
    void closed(const std::optional<Outcome> &ending);

    const int m_count = setting("BENCH_COUNT").toInt();
    const bool m_reads = setting("BENCH_MODE") == QLatin1String("read");
    const bool m_isImap = setting("BENCH_PROTOCOL") == QLatin1String("imap");
    int m_warmUps = setting("BENCH_WARMUP").toInt();
    std::unique_ptr<station::Clock> m_clock;
    Trace m_trace;
    trust::AllowedHosts m_hosts;
    trust::TrustPolicy m_policy;
    bench::Stopwatch m_stopwatch;
    int m_fetched = 0;
    QList<MessageKey> m_toStore;
    std::unique_ptr<MailboxReader> m_reader;
};

void Fetching::start()
{
    const ReadingPlan plan{.folder = QStringLiteral("INBOX"),
                           .policy = DeliveryPolicy::MarkAsUnread,
                           .maxMessage = 25 * 1024 * 1024};
    m_fetched = 0;
    m_stopwatch.start();
    if (m_isImap) {
        ImapSettings settings;
        bench::fillSession(settings);
        m_reader =
            std::make_unique<ImapReader>(*m_clock, m_trace, std::move(settings),
                                         bench::wireTo(trust::Protocol::Imap, m_policy), plan, owner());
    } else {
        Pop3Settings settings;
        bench::fillSession(settings);
        m_reader =
            std::make_unique<Pop3Reader>(*m_clock, m_trace, std::move(settings),
                                         bench::wireTo(trust::Protocol::Pop3, m_policy), plan, owner());
    }
    m_reader->open();
}

ReaderOwner Fetching::owner()
{
    return {
        .entered = [](Step) {},
        .ready = [] {},
        .standing = [](const MessageKey &) { return Standing::New; },
        .fetched = [this](const MessageKey &key, const QByteArray &bytes) { fetched(key, bytes); },
        .settled = [](const QList<MessageKey> &) {},
        .left = [](const MessageKey &, const QString &why) { qFatal("left: %s", qUtf8Printable(why)); },
        .listed = [](quint32, const QSet<QByteArray> &) {},
        .notice = [](const QString &text) { qWarning("%s", qUtf8Printable(text)); },
        .caughtUp = [] {},
        .closed = [this](const std::optional<Outcome> &ending, const trust::Meeting &) { closed(ending); }};
}

void Fetching::fetched(const MessageKey &key, const QByteArray &bytes)
{
    if (m_reads && MailReading::of(bytes).value().text().size() < 1000)
        qFatal("a message is short");
    if (++m_fetched == m_count && m_warmUps == 0)
        m_stopwatch.tell(m_count);
    // As from a database: a little later, and for all that came meanwhile.
    m_toStore.append(key);
    if (m_toStore.size() == 1)
        QMetaObject::invokeMethod(
            this, [this] { store(); }, Qt::QueuedConnection);
}

void Fetching::store()
{
    const QList<MessageKey> keys = std::exchange(m_toStore, {});
    for (const MessageKey &key : keys)
        m_reader->stored(key);
}

void Fetching::closed(const std::optional<Outcome> &ending)
{
    if (ending || m_fetched != m_count)
        qFatal("%d messages: %s", m_fetched, ending ? qUtf8Printable(ending->text) : "");
    if (m_warmUps-- == 0)
        return QCoreApplication::quit();
    QMetaObject::invokeMethod(
        this, [this] { start(); }, Qt::QueuedConnection);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Fetching fetching;
    fetching.start();
    return QCoreApplication::exec();
}
