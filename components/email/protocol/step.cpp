#include "components/email/protocol/step.h"

#include <QCoreApplication>

#include <array>

namespace email {

namespace {

struct Row
{
    Step step;
    const char *name;
    int seconds;
    const char *wording;
};

// The figures below RFC 5321 §4.5.3.2 (greeting, hello, recipients) are deliberate: another address or
// account is a better use of an alarm's time. The reply to the final dot keeps its ten minutes, since giving
// up there makes copies.
constexpr std::array Rows{
    Row{Step::Lookup, "lookup", 10, QT_TRANSLATE_NOOP("Mail", "while looking up the host name")},
    Row{Step::Connect, "connect", 15, QT_TRANSLATE_NOOP("Mail", "while connecting")},
    Row{Step::TlsHandshake, "tlsHandshake", 20, QT_TRANSLATE_NOOP("Mail", "during the TLS handshake")},
    Row{Step::Greeting, "greeting", 60, QT_TRANSLATE_NOOP("Mail", "while waiting for the server's greeting")},
    Row{Step::Hello, "hello", 60, QT_TRANSLATE_NOOP("Mail", "while introducing ourselves")},
    Row{Step::StartTls, "startTls", 60, QT_TRANSLATE_NOOP("Mail", "while asking for TLS")},
    Row{Step::SignIn, "signIn", 60, QT_TRANSLATE_NOOP("Mail", "while signing in")},
    Row{Step::List, "list", 120, QT_TRANSLATE_NOOP("Mail", "while asking what is there")},
    Row{Step::Select, "select", 60, QT_TRANSLATE_NOOP("Mail", "while opening the folder")},
    Row{Step::Search, "search", 120, QT_TRANSLATE_NOOP("Mail", "while searching")},
    Row{Step::Fetch, "fetch", 60, QT_TRANSLATE_NOOP("Mail", "while fetching messages")},
    Row{Step::Change, "change", 60, QT_TRANSLATE_NOOP("Mail", "while changing messages")},
    // Gmail cuts after about ten minutes, firewalls and address translators forget sooner than RFC 2177's 29.
    Row{Step::Watch, "watch", 540, QT_TRANSLATE_NOOP("Mail", "while waiting for new mail")},
    Row{Step::Ping, "ping", 30, QT_TRANSLATE_NOOP("Mail", "while checking the connection")},
    Row{Step::Idle, "idle", 0, QT_TRANSLATE_NOOP("Mail", "while the connection was idle")},
    Row{Step::MailFrom, "mailFrom", 120, QT_TRANSLATE_NOOP("Mail", "while naming the sender")},
    Row{Step::RcptTo, "rcptTo", 120, QT_TRANSLATE_NOOP("Mail", "while naming the recipients")},
    Row{Step::Data, "data", 120, QT_TRANSLATE_NOOP("Mail", "while announcing the message")},
    Row{Step::Body, "body", 180, QT_TRANSLATE_NOOP("Mail", "while sending the message")},
    Row{Step::EndOfData, "endOfData", 600,
        QT_TRANSLATE_NOOP("Mail", "after the end of the message, which may have been taken")},
    Row{Step::Reset, "reset", 60, QT_TRANSLATE_NOOP("Mail", "while clearing the transaction")},
    Row{Step::Quit, "quit", 5, QT_TRANSLATE_NOOP("Mail", "while saying goodbye")},
};
static_assert(Rows.size() == StepCount);

constexpr bool rowsAreInOrder()
{
    for (size_t i = 0; i < Rows.size(); ++i) {
        if (size_t(Rows[i].step) != i)
            return false;
    }
    return true;
}
static_assert(rowsAreInOrder());

} // namespace

std::chrono::milliseconds patience(Step step)
{
    return std::chrono::seconds(Rows[size_t(step)].seconds);
}

QString stepName(Step step)
{
    return QString::fromLatin1(Rows[size_t(step)].name);
}

QString stepWording(Step step)
{
    return QCoreApplication::translate("Mail", Rows[size_t(step)].wording);
}

} // namespace email
