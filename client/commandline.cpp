#include "client/commandline.h"

#include "client/invocation.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// Options of every command; they may stand before it as well.
QList<Option> commonOptions()
{
    return {{.name = QStringLiteral("station"),
             .value = QStringLiteral("DIR"),
             .doc = tr("The station's folder; otherwise TOCSIN_STATION names it."),
             .letter = QLatin1Char('s')},
            {.name = QStringLiteral("json"), .value = {}, .doc = tr("Print JSON for programs.")},
            {.name = QStringLiteral("help"),
             .value = {},
             .doc = tr("Explain the command."),
             .letter = QLatin1Char('h')}};
}

void write(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
}

int usageError(const QString &why, const QString &usage)
{
    write(stderr, QStringLiteral("tocsin: %1\n%2\n").arg(why, usage));
    return Invocation::WrongUsage;
}

QString optionText(const Option &option)
{
    QString text =
        option.letter.isNull() ? QStringLiteral("    ") : QStringLiteral("-%1, ").arg(option.letter);
    text += QStringLiteral("--") + option.name;
    return option.value.isEmpty() ? text : text + QLatin1Char(' ') + option.value;
}

} // namespace

CommandLine::CommandLine(const Environment &environment)
    : m_environment(environment), m_commands(environment.commands + clientCommands())
{
}

int CommandLine::execute(const QStringList &words) const
{
    // Common options may come first: they are put behind the command, where they are read.
    QStringList before;
    QStringList rest = words;
    while (!rest.isEmpty() && rest.constFirst().startsWith(QLatin1Char('-'))) {
        const QString word = rest.takeFirst();
        if (word == QLatin1String("--version")) {
            write(stdout, QStringLiteral("tocsin %1\n").arg(m_environment.version));
            return Invocation::Done;
        }
        if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            write(stdout, overview());
            return Invocation::Done;
        }
        before.append(word);
        if ((word == QLatin1String("-s") || word == QLatin1String("--station")) && !rest.isEmpty())
            before.append(rest.takeFirst());
    }
    if (rest.isEmpty())
        return usageError(tr("no command is given"), tr("`tocsin --help` lists them."));
    qsizetype first = 0;
    const Command *command = find(rest, first);
    if (!command) {
        const QString subcommands = group(rest.constFirst());
        if (!subcommands.isEmpty()) {
            const bool asked = rest.contains(QStringLiteral("--help")) || rest.contains(QStringLiteral("-h"));
            write(asked ? stdout : stderr, subcommands);
            return asked ? Invocation::Done : Invocation::WrongUsage;
        }
        return usageError(tr("\"%1\" is no command").arg(rest.constFirst()),
                          tr("`tocsin --help` lists them."));
    }
    return run(*command, before + rest.mid(first));
}

int CommandLine::run(const Command &command, const QStringList &words) const
{
    const QString usage = tr("Usage: tocsin %1 %2").arg(command.name, command.words);
    const auto optionsEnd = words.indexOf(QStringLiteral("--"));
    const QStringList options = words.mid(0, optionsEnd);
    if (options.contains(QStringLiteral("--help")) || options.contains(QStringLiteral("-h"))) {
        write(stdout, help(command));
        return Invocation::Done;
    }
    station::Result<Arguments> arguments = Arguments::parse(words, command.options + commonOptions());
    if (!arguments)
        return usageError(arguments.error().text(), usage);
    const qsizetype count = arguments->words().size();
    if (count < command.least)
        return usageError(tr("an argument is missing"), usage);
    if (command.most >= 0 && count > command.most)
        return usageError(tr("\"%1\" is one argument too many").arg(arguments->word(command.most)), usage);

    Invocation invocation(command, *arguments, m_environment);
    command.run(invocation);
    if (!invocation.isFinished()) {
        QObject::connect(&invocation, &Invocation::finished, QCoreApplication::instance(),
                         &QCoreApplication::quit, Qt::QueuedConnection);
        QCoreApplication::exec();
    }
    int code = invocation.isFinished() ? invocation.code() : int(Invocation::Failed);
    if (const station::Result<void> closed = m_environment.closeStopped(); !closed) {
        write(stderr, QStringLiteral("tocsin: %1\n").arg(closed.error().text()));
        code = std::max<int>(code, Invocation::Failed);
    }
    return code;
}

/// The longest name that fits: "trust list" before "trust".
const Command *CommandLine::find(const QStringList &words, qsizetype &first) const
{
    for (qsizetype count = std::min<qsizetype>(2, words.size()); count > 0; --count) {
        const QString name = words.mid(0, count).join(QLatin1Char(' '));
        const auto found = std::find_if(m_commands.begin(), m_commands.end(),
                                        [&](const Command &command) { return command.name == name; });
        if (found != m_commands.end()) {
            first = count;
            return &*found;
        }
    }
    return nullptr;
}

/// The commands that begin with @p word, for `tocsin trust`.
QString CommandLine::group(const QString &word) const
{
    QString text;
    for (const Command &command : m_commands) {
        if (command.name.startsWith(word + QLatin1Char(' ')))
            text += QStringLiteral("  tocsin %1 %2\n").arg(command.name, command.words);
    }
    return text.isEmpty() ? text : tr("Usage:") + QLatin1Char('\n') + text;
}

QString CommandLine::overview() const
{
    QString text = tr("Usage: tocsin [-s DIR] COMMAND ...\n\n"
                      "tocsin runs a building-automation station and speaks to it.\n\nCommands:\n");
    qsizetype width = 0;
    for (const Command &command : m_commands)
        width = std::max(width, command.name.size());
    for (const Command &command : m_commands) {
        if (!command.hidden)
            text += QStringLiteral("  %1  %2\n")
                        .arg(command.name.leftJustified(width), command.doc.section(QLatin1Char('\n'), 0, 0));
    }
    text +=
        tr("\n-s DIR or TOCSIN_STATION names the station's folder, --json makes output for programs, and\n"
           "`tocsin COMMAND --help` explains each command. Exit status: 0 done, 1 failed, 2 wrong usage.\n");
    return text;
}

QString CommandLine::help(const Command &command) const
{
    QString text = tr("Usage: tocsin %1 %2").arg(command.name, command.words).trimmed() +
                   QStringLiteral("\n\n") + command.doc + QStringLiteral("\n\n") + tr("Options:") +
                   QLatin1Char('\n');
    const QList<Option> options = command.options + commonOptions();
    qsizetype width = 0;
    for (const Option &option : options)
        width = std::max(width, optionText(option).size());
    for (const Option &option : options)
        text += QStringLiteral("  %1  %2\n").arg(optionText(option).leftJustified(width), option.doc);
    return text;
}

} // namespace client
