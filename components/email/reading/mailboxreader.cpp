#include "components/email/reading/mailboxreader.h"

namespace email {

namespace {

/// What a server announces is only believed so far.
constexpr qint64 MostReserved = 1024 * 1024;

} // namespace

std::optional<std::pair<qint64, QByteArray>> TextGatherer::take(const TextPiece &piece)
{
    switch (piece.kind) {
    case TextPiece::Kind::Begins:
        m_text = {};
        m_text.reserve(qsizetype(qBound(qint64(0), piece.size, MostReserved)));
        return {};
    case TextPiece::Kind::More:
        m_text += piece.bytes;
        return {};
    case TextPiece::Kind::Void:
        m_text = {};
        return {};
    case TextPiece::Kind::Ends:
        break;
    }
    return std::pair(piece.token, std::exchange(m_text, {}));
}

} // namespace email
