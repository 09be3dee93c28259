#include "components/email/protocol/imapcriteria.h"

#include "components/email/protocol/uidset.h"

#include <QLocale>

namespace email {

namespace {

/// Eleven characters for each stay below the longest line.
constexpr quint32 NumbersPerLine = 5000;
/// Beyond that the numbers lie too far apart for pieces to be worth their round trips.
constexpr quint32 MostPieces = 400;

} // namespace

QList<ImapSearch> ImapCriteria::pieces(const ImapSearch &search, const ImapMailbox &mailbox, bool extended)
{
    const quint32 first = qMax(search.fromUid, 1u);
    const bool isLarge = mailbox.exists > NumbersPerLine && mailbox.uidNext > first;
    if (extended || !isLarge || (mailbox.uidNext - first) / NumbersPerLine >= MostPieces)
        return {search};
    QList<ImapSearch> pieces;
    for (quint64 from = first; from < mailbox.uidNext; from += NumbersPerLine) {
        ImapSearch piece = search;
        piece.fromUid = quint32(from);
        const quint64 last = from + NumbersPerLine - 1;
        // The last piece is open at its end: more may have come meanwhile.
        piece.toUid = last + 1 < mailbox.uidNext ? quint32(last) : 0;
        pieces.append(piece);
    }
    return pieces;
}

ImapCommand ImapCriteria::command(const ImapSearch &search, bool extended)
{
    ImapCommand command("UID SEARCH");
    if (extended)
        command.word("RETURN (ALL)");
    if (search.fromUid > 0)
        command.word("UID " + QByteArray::number(search.fromUid) + ':' +
                     (search.toUid > 0 ? QByteArray::number(search.toUid) : QByteArray("*")));
    if (search.unseen)
        command.word("UNSEEN");
    if (search.since.isValid())
        command.word("SINCE " + QLocale::c().toString(search.since, QStringLiteral("d-MMM-yyyy")).toLatin1());
    if (!search.messageId.isEmpty())
        command.word("HEADER Message-ID").string(search.messageId);
    if (search.undeleted)
        command.word("UNDELETED");
    if (command.parts().size() == 1 && command.parts().front().line.endsWith(extended ? "(ALL)" : "SEARCH"))
        command.word("ALL");
    return command;
}

std::optional<QList<quint32>> ImapCriteria::found(const ImapResponse &response, qsizetype most)
{
    QList<quint32> uids;
    const std::vector<ImapValue> &values = response.values;
    for (size_t i = 0; i < values.size(); ++i) {
        if (response.name == "SEARCH") {
            const std::optional<quint32> uid = values[i].nonZero();
            if (!uid || uids.size() >= most)
                return values[i].kind == ImapValue::Kind::List ? std::optional(uids) : std::nullopt; // MODSEQ
            uids.append(*uid);
        } else if (values[i].is("ALL") && i + 1 < values.size()) {
            return UidSet::parse(values[i + 1].bytes, most);
        }
    }
    return uids;
}

} // namespace email
