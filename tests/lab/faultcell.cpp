#include "tests/lab/faultcell.h"

#include <algorithm>

namespace lab {

namespace {

const QString queued = QStringLiteral("Queued");
const QString sent = QStringLiteral("Sent");
const QString failed = QStringLiteral("Failed");
const QString ambiguous = QStringLiteral("Ambiguous");
const QString ok = QStringLiteral("{ok}");
const QString down = QStringLiteral("{down}");
const QString fault = QStringLiteral("{fault}");

using Kind = Fault::Kind;

Fault answer(const char *name, const char *state, const char *text, const QString &first,
             const QString &status, const char *words, const QString &last)
{
    return {.name = QLatin1String(name),
            .kind = Kind::Answer,
            .state = state,
            .text = text,
            .first = first,
            .status = status,
            .words = QLatin1String(words),
            .last = last,
            .copies = last == sent ? 1 : 0};
}

Fault drop(const char *name, Kind kind, const char *state, const QString &first, const char *words,
           int copies)
{
    return {.name = QLatin1String(name),
            .kind = kind,
            .state = state,
            .first = first,
            .status = down,
            .words = QLatin1String(words),
            .last = sent,
            .copies = copies};
}

Fault slow(const char *name, const char *state, int seconds, int copies = 1)
{
    return {.name = QLatin1String(name),
            .kind = Kind::Slow,
            .state = state,
            .seconds = seconds,
            .last = sent,
            .copies = copies};
}

} // namespace

QList<Fault> faults()
{
    const char *end = "END-OF-MESSAGE";
    return {
        answer("451 at MAIL", "MAIL", "451 4.3.0 lab: later", queued, down, "451 4.3.0", sent),
        answer("451 at RCPT", "RCPT", "451 4.3.0 lab: later", queued, ok, "451 4.3.0", sent),
        answer("451 at the end", end, "451 4.3.0 lab: later", queued, down, "451 4.3.0", sent),
        answer("550 at MAIL", "MAIL", "550 5.7.1 lab: no", queued, fault, "does not let this account send as",
               sent),
        answer("550 at RCPT", "RCPT", "550 5.1.1 lab: no", failed, ok, "550 5.1.1", failed),
        answer("554 at the end", end, "554 5.6.0 lab: no", failed, ok, "554 5.6.0", failed),
        answer("421 greeting", "CONNECT", "421 4.3.2 lab: closing", queued, down, "421", sent),
        answer("421 at MAIL", "MAIL", "421 4.3.2 lab: closing", queued, down, "421 4.3.2", sent),
        // As when it says nothing: it may close for want of time, after it took the message.
        answer("421 at the end", end, "421 4.3.2 lab: closing", ambiguous, down,
               "did not say whether it took", sent),
        answer("refusing greeting", "CONNECT", "554 5.7.1 lab: not you", queued, fault,
               "refuses mail from this station's address", sent),
        drop("drop at MAIL", Kind::DropLost, "MAIL", queued, "was lost", 1),
        drop("drop after data, lost", Kind::DropLost, end, ambiguous, "did not say whether it took", 1),
        drop("drop after data, taken", Kind::DropTaken, end, ambiguous, "did not say whether it took", 2),
        // 45 s are given for the greeting, 60 s for EHLO; MAIL goes with the text, which is given 600 s.
        slow("slow greeting", "CONNECT", 30),
        slow("slow at MAIL", "MAIL", 100),
        slow("slow at the end", end, 590),
        slow("too slow greeting", "CONNECT", 60),
        slow("too slow at EHLO", "EHLO", 70),
        slow("too slow at the end", end, 630, 2),
        {.name = QStringLiteral("HELO only"), .kind = Kind::HeloOnly},
    };
}

Fault faultOf(const Cell &cell)
{
    const QList<Fault> all = faults();
    Fault found = *std::find_if(all.begin(), all.end(),
                                [&](const Fault &candidate) { return candidate.name == cell.fault; });
    const bool startTls = cell.mode == u"STARTTLS";
    // Before TLS anybody may have written the server's words, so only its number counts.
    if (startTls && found.name == u"refusing greeting")
        found.words = QStringLiteral("takes no mail from this station");
    if (found.kind != Kind::HeloOnly)
        return found;
    const bool can = !startTls && !cell.signsIn();
    found.first = found.last = can ? sent : queued;
    found.status = can ? ok : fault;
    found.words = can        ? QString()
                  : startTls ? QStringLiteral("does not offer STARTTLS")
                             : QStringLiteral("no way of signing in");
    found.copies = can ? 1 : 0;
    return found;
}

QList<Cell> faultMatrix()
{
    const QString good = QStringLiteral("good");
    const QList<Fault> all = faults();
    QList<Cell> cells;
    const auto addWithEveryFault = [&](const Cell &way, bool withHeloOnly) {
        // EXTERNAL is Dovecot's, which puts Postfix' answers into words of its own; Automatic is
        // SCRAM-SHA-256.
        const Fate fate = fateOf(way);
        if (way.authentication == u"EXTERNAL" || way.authentication == u"Automatic" ||
            (isSample && way.authentication != u"SCRAM-SHA-256") ||
            (fate != Fate::Sent && fate != Fate::SentWhenApproved))
            return;
        for (const Fault &each : all) {
            if (withHeloOnly || each.kind != Kind::HeloOnly)
                cells.append({way.mode, way.authentication, way.certificate, each.name});
        }
    };
    for (const QString &authentication : authentications())
        addWithEveryFault({QStringLiteral("clear"), authentication, QStringLiteral("-"), {}}, true);
    for (const QString &mode : {QStringLiteral("STARTTLS"), QStringLiteral("TLS")}) {
        for (const QString &certificate : certificates()) {
            for (const QString &authentication : authentications())
                addWithEveryFault({mode, authentication, certificate, {}}, certificate == good);
        }
    }
    return cells;
}

} // namespace lab
