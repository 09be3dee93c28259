#include "client/arguments.h"

#include <QCoreApplication>

#include <algorithm>

namespace client {

namespace {

using station::Error;

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

bool looksLikeOption(const QString &word)
{
    return word.size() > 1 && word.startsWith(QLatin1Char('-')) && !word.at(1).isDigit();
}

const Option *find(const QList<Option> &options, const QString &word)
{
    const bool isLong = word.startsWith(QLatin1String("--"));
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option &option) {
        return isLong ? option.name == word.mid(2) : word.size() == 2 && option.letter == word.at(1);
    });
    return found == options.end() ? nullptr : &*found;
}

} // namespace

station::Result<Arguments> Arguments::parse(const QStringList &words, const QList<Option> &options)
{
    Arguments result;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i) == QLatin1String("--")) {
            result.m_words += words.mid(i + 1);
            break;
        }
        if (!looksLikeOption(words.at(i))) {
            result.m_words.append(words.at(i));
            continue;
        }
        const qsizetype equals =
            words.at(i).startsWith(QLatin1String("--")) ? words.at(i).indexOf(QLatin1Char('=')) : -1;
        const QString name = words.at(i).left(equals);
        const Option *option = find(options, name);
        if (!option)
            return Error{name, tr("there is no such option"), {}};
        QString value;
        if (option->value.isEmpty()) {
            if (equals >= 0)
                return Error{name, tr("this option takes no value"), {}};
        } else if (equals >= 0) {
            value = words.at(i).mid(equals + 1);
        } else if (i + 1 < words.size() && !looksLikeOption(words.at(i + 1))) {
            value = words.at(++i);
        } else {
            return Error{name, tr("%1 is missing after this option").arg(option->value), {}};
        }
        QStringList &values = result.m_options[option->name];
        if (!values.isEmpty() && !option->many && !option->value.isEmpty())
            return Error{name, tr("this option is given twice"), {}};
        values.append(value);
    }
    return result;
}

QString Arguments::value(const QString &option, const QString &otherwise) const
{
    const auto found = m_options.constFind(option);
    return found == m_options.constEnd() ? otherwise : found->constLast();
}

} // namespace client
