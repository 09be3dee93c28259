#pragma once

#include "components/email/connection/wire.h"
#include "components/email/protocol/readnews.h"
#include "components/email/reading/receivedlog.h"

#include <functional>
#include <memory>
#include <optional>

namespace email {

/// What becomes of a message at the server once it was handed on.
enum class DeliveryPolicy {
    MarkAsRead, ///< POP3, which cannot, leaves it there.
    MoveTo,
    MarkAsUnread, ///< Leaves it as it is.
    Delete,
};

/// What a reader does at the server.
struct ReadingPlan
{
    QString folder{}; ///< A name, or a special use such as "\\Archive". IMAP only.
    DeliveryPolicy policy = DeliveryPolicy::MarkAsRead;
    QString moveTo{};     ///< As folder.
    bool watches = false; ///< Stays connected, and is told of new mail (IDLE).
    qint64 maxMessage = 0;
};

/// What the account does for a reader, and hears of it. Nothing may be submitted twice for one key.
struct ReaderOwner
{
    std::function<void(Step step)> entered{};
    /// Signed in.
    std::function<void()> ready{};
    std::function<Standing(const MessageKey &key)> standing{};
    /// A whole new message. The owner says stored() once it is safe.
    std::function<void(const MessageKey &key, const QByteArray &bytes)> fetched{};
    /// The policy was carried out.
    std::function<void(const QList<MessageKey> &keys)> settled{};
    /// A message that cannot be read stays where it is.
    std::function<void(const MessageKey &key, const QString &why)> left{};
    /// All that the mailbox holds.
    std::function<void(quint32 validity, const QSet<QByteArray> &present)> listed{};
    /// Something that a person may want to see.
    std::function<void(const QString &text)> notice{};
    /// All that was there was dealt with.
    std::function<void()> caughtUp{};
    /// The last call; empty after a clean end.
    std::function<void(const std::optional<Outcome> &ending, const trust::Meeting &met)> closed{};
};

/// One connection to a mailbox, and what is done with the messages there: looks for new ones, hands them over
/// whole, and carries out the policy for those that are safe. No more than a few are on their way at a time.
class MailboxReader : public QObject
{
public:
    virtual void open() = 0;
    /// Looks again; false when this connection cannot.
    virtual bool poll() = 0;
    /// Was asked to look again, and only the next connection can.
    virtual bool isAskedAgain() const { return false; }
    virtual void stored(const MessageKey &key) = 0;
    /// Says goodbye; what was not settled stays so.
    virtual void stop() = 0;
    virtual bool isFinished() const = 0;
    /// Connected only to be told of new mail.
    virtual bool isWaiting() const = 0;
    virtual const Wire &wire() const = 0;
    virtual QByteArray signedInBy() const = 0;
    /// What the server can do, in one line.
    virtual QString offers() const = 0;
};

/// How much was asked for or handed on and is not safe yet: bounded in number and in bytes, but never below
/// one.
class UnderWay
{
public:
    explicit UnderWay(qint64 mostBytes) : m_mostBytes(mostBytes) {}

    bool isEmpty() const { return m_count == 0; }
    bool hasRoomFor(qint64 size) const
    {
        return isEmpty() || (m_count < mostMessages && m_bytes + size <= m_mostBytes);
    }
    void add(qint64 size) { ++m_count, m_bytes += size; }
    void remove(qint64 size) { --m_count, m_bytes -= size; }
    void clear() { m_count = 0, m_bytes = 0; }

private:
    static constexpr int mostMessages = 256;
    qint64 m_mostBytes;
    int m_count = 0;
    qint64 m_bytes = 0;
};

/// Gathers the text of the message that comes now.
class TextGatherer
{
public:
    /// The whole text and its token, when this piece was the last.
    std::optional<std::pair<qint64, QByteArray>> take(const TextPiece &piece);

private:
    QByteArray m_text;
};

} // namespace email
