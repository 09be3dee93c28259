#pragma once

#include "station/value/result.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace client {

/// One option of a command. Without a value text it is a switch.
struct Option
{
    QString name;  ///< "account", given as --account.
    QString value; ///< What stands for its value in the help: "ORD"; empty for a switch.
    QString doc;
    QChar letter = {}; ///< A short form, "-s".
    bool many = false; ///< May be given several times.
};

/// The words of one command line, sorted into options and the rest.
class Arguments
{
public:
    /// Reads @p words. `--name VALUE`, `--name=VALUE`, `-n VALUE`; `--` ends the options; `-` and negative
    /// numbers are no options. The Error's text is what a person did wrong.
    static station::Result<Arguments> parse(const QStringList &words, const QList<Option> &options);

    const QStringList &words() const { return m_words; }
    QString word(qsizetype index) const { return m_words.value(index); }
    bool has(const QString &option) const { return m_options.contains(option); }
    /// The option's value, or @p otherwise when it was not given.
    QString value(const QString &option, const QString &otherwise = {}) const;
    QStringList values(const QString &option) const { return m_options.value(option); }

private:
    QStringList m_words;
    QHash<QString, QStringList> m_options;
};

} // namespace client
