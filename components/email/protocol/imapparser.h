#pragma once

#include "components/email/protocol/imapresponse.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace email {

/// Puts one IMAP response together from lines and literals. Nothing in it grows beyond its limits, whatever a
/// server announces: lines, literals, nesting, values; nesting costs no stack.
class ImapParser
{
public:
    enum class State {
        NeedsLine,
        NeedsLiteral, ///< literalSize() bytes come next.
        Complete,     ///< take() it; the next line begins another response.
        Bad, ///< problem(); nothing can be read any more, for it is not known where a response begins.
    };

    static constexpr qsizetype MaxLine = 64 * 1024;  ///< All lines of a response together.
    static constexpr qsizetype MaxKept = 256 * 1024; ///< Literals that are kept, in one response.
    static constexpr int MaxDepth = 32;

    /// Takes one line without its line end.
    State addLine(const QByteArray &line);
    qint64 literalSize() const { return m_literal; }
    /// The literal is the text of a message in a FETCH: it is not kept here, so its size is not limited here.
    bool isMessageText() const { return m_isMessageText; }
    /// Takes the whole literal. Of a message's text the bytes are not wanted.
    State addLiteral(const QByteArray &bytes);

    /// What is known so far.
    const ImapResponse &response() const { return m_response; }
    ImapResponse take();
    QString problem() const { return m_problem; }

private:
    State begin(const QByteArray &line);
    State beginStatus(const QByteArray &rest);
    State beginUntagged(const QByteArray &line);
    State readValues(const QByteArray &line, qsizetype from);
    bool readQuoted(const QByteArray &line, qsizetype &at);
    bool readAtom(const QByteArray &line, qsizetype &at);
    State readLiteralSize(const QByteArray &line, qsizetype at);
    bool readCode(const QByteArray &text);
    State close();
    State bad(const QString &problem);
    State badLine(const QByteArray &line);

    std::vector<ImapValue> &here() { return m_open.back().items; }

    ImapResponse m_response;
    std::vector<ImapValue> m_open; ///< The lists that have begun, the outermost first; [0] is the response.
    QString m_problem;
    qint64 m_literal = 0;
    qsizetype m_lineBytes = 0;
    qsizetype m_kept = 0;
    bool m_isMessageText = false;
    bool m_begun = false;
};

} // namespace email
