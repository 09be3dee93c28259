#pragma once

#include <QString>

#include <optional>

namespace email {

/// One line of text for a header: no line break, no control character, nothing that turns the reading
/// direction. Point names and alarm texts come from outside; a line break in a subject would become a header
/// of its own.
class HeaderText
{
public:
    static constexpr int MaxLength = 998;

    HeaderText() = default;

    /// Takes what a person typed; without a value, @p why says what is wrong with it.
    static std::optional<HeaderText> parse(const QString &text, QString *why = nullptr);

    /// Makes text safe that came from a machine: an alarm must not be lost for a bad character in a name.
    /// Forbidden characters become spaces (bidirectional controls vanish); too long a text ends in "…".
    static HeaderText cleaned(const QString &text);

    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const HeaderText &, const HeaderText &) = default;

private:
    explicit HeaderText(QString text) : m_text(std::move(text)) {}

    QString m_text;
};

/// True for C0 and C1 controls, DEL, and the line and paragraph separators U+2028 and U+2029.
constexpr bool isControl(QChar c)
{
    const char16_t u = c.unicode();
    return u < 0x20 || (u >= 0x7f && u <= 0x9f) || u == 0x2028 || u == 0x2029;
}

/// True for U+061C, U+200E/F, U+202A to U+202E and U+2066 to U+2069.
constexpr bool isBidiControl(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x061c || u == 0x200e || u == 0x200f || (u >= 0x202a && u <= 0x202e) ||
           (u >= 0x2066 && u <= 0x2069);
}

} // namespace email
