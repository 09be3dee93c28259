#include "ui/shell/notifications.h"

#include "ui/look/statuslook.h"
#include "ui/views/alarm/alarmlook.h"
#include "ui/views/mail/mailtimes.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>

namespace ui {

namespace {

struct KindLook
{
    const char *text;
    const char *icon;
};

constexpr KindLook looks[] = {{QT_TRANSLATE_NOOP("ui::Notifications", "Information"), "information"},
                              {QT_TRANSLATE_NOOP("ui::Notifications", "Warning"), "warning"},
                              {QT_TRANSLATE_NOOP("ui::Notifications", "Error"), "error"}};

QColor colourOf(Notifications::Kind kind)
{
    const QPalette palette = QGuiApplication::palette();
    switch (kind) {
    case Notifications::Error:
        return alertColour(palette);
    case Notifications::Warning:
        return statusColour(station::Status::Fault, palette);
    case Notifications::Information:
        break;
    }
    return palette.color(QPalette::Text);
}

} // namespace

void Notifications::add(Kind kind, const QString &text, const About &about)
{
    if (!m_entries.isEmpty() && m_entries.first().text == text && m_entries.first().about == about) {
        ++m_entries.first().count;
        m_entries.first().time = QDateTime::currentDateTime();
        Q_EMIT dataChanged(index(0, 0), index(0, ColumnCount - 1));
    } else {
        beginInsertRows({}, 0, 0);
        m_entries.prepend({kind, QDateTime::currentDateTime(), text, about});
        endInsertRows();
        if (m_entries.size() > maxEntries) {
            beginRemoveRows({}, maxEntries, maxEntries);
            m_entries.removeLast();
            endRemoveRows();
        }
    }
    Q_EMIT unseenChanged(++m_unseen);
    Q_EMIT added(kind, text);
}

void Notifications::markSeen()
{
    if (std::exchange(m_unseen, 0) == 0)
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::FontRole, UnseenRole});
    Q_EMIT unseenChanged(0);
}

int Notifications::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int Notifications::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant Notifications::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
        return index.column() == Time ? timeHelp(entry) : text(entry, index.column());
    case Qt::DecorationRole:
        return index.column() == Severity
                   ? colouredIcon(QLatin1String(looks[entry.kind].icon), colourOf(entry.kind))
                   : QVariant();
    case Qt::ForegroundRole:
        return index.column() == Severity ? QVariant(colourOf(entry.kind)) : QVariant();
    case Qt::FontRole: {
        QFont font;
        font.setBold(index.row() < m_unseen);
        return font;
    }
    case OrdRole:
        return entry.about.ord;
    case ChallengeRole:
        return entry.about.challenge;
    case AlarmRole:
        return entry.about.alarm;
    case UnseenRole:
        return index.row() < m_unseen;
    default:
        return {};
    }
}

QString Notifications::text(const Entry &entry, int column)
{
    switch (column) {
    case Severity:
        return tr(looks[entry.kind].text);
    case Time:
        return shortTime(entry.time);
    case Text:
        return entry.count > 1 ? tr("%1 (%2 times)").arg(entry.text).arg(entry.count) : entry.text;
    default:
        return entry.about.challenge.isEmpty() ? entry.about.ord
                                               : entry.about.challenge.section(QLatin1Char('/'), 0, 0);
    }
}

QString Notifications::timeHelp(const Entry &entry)
{
    return tr("%1 UTC").arg(entry.time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
}

QVariant Notifications::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Severity"), tr("Time"), tr("What happened"), tr("Where")};
    return titles[section];
}

} // namespace ui
