#pragma once

#include <QByteArray>

#include <vector>

namespace email {

/// A command of IMAP, put together so that no argument can become another command: what does not fit into
/// quotes goes as a literal.
class ImapCommand
{
public:
    struct Part
    {
        QByteArray line{};
        QByteArray literal{};
        bool hasLiteral = false; ///< Between line and the next part.
    };

    explicit ImapCommand(const QByteArray &verb) : m_verb(verb), m_parts{{verb}} {}

    /// A word that needs no quotes, such as a number or a list of flags of ours.
    ImapCommand &word(const QByteArray &text);
    ImapCommand &string(const QByteArray &text);
    ImapCommand &literal(const QByteArray &bytes);
    /// Behind the last argument, without a blank.
    ImapCommand &append(const QByteArray &text);
    /// The arguments of a command without a verb.
    ImapCommand &appendAll(const ImapCommand &tail);
    /// From here on nothing of the command may be seen.
    ImapCommand &secret();

    const QByteArray &verb() const { return m_verb; }
    const std::vector<Part> &parts() const { return m_parts; }
    bool isSecret() const { return m_secret; }
    void wipeParts();

private:
    QByteArray m_verb;
    std::vector<Part> m_parts;
    bool m_secret = false;
};

} // namespace email
