#include "ui/views/mail/receivedmodel.h"

#include "ui/link/stationlink.h"
#include "ui/views/mail/accountfacts.h"
#include "ui/views/mail/mailtimes.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int soonMs = 200;

bool holds(const ReceivedRow &row, const QString &text)
{
    const QStringList fields{row.subject, row.from, row.cause};
    return std::any_of(fields.begin(), fields.end(),
                       [&](const QString &field) { return field.contains(text, Qt::CaseInsensitive); });
}

} // namespace

ReceivedModel::ReceivedModel(StationLink &link, Source source, QString ord, QObject *parent)
    : QAbstractTableModel(parent), m_link(link), m_source(source), m_ord(std::move(ord))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &ReceivedModel::reload);
    connect(&m_link, &StationLink::opened, this, &ReceivedModel::reload);
    reload();
}

// Reading --------------------------------------------------------------------------------------------------

void ReceivedModel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_hasMore = false; // The older pages are of the other text.
    put({});
    reload();
}

void ReceivedModel::reload()
{
    m_soon.stop();
    ask(0);
}

void ReceivedModel::readMore()
{
    if (m_hasMore && !m_rows.isEmpty())
        ask(m_rows.constLast().id);
}

void ReceivedModel::ask(qint64 before)
{
    const bool isDecisions = m_source == Source::Acknowledger;
    QJsonObject params;
    if (isDecisions) {
        params.insert(QStringLiteral("ord"), m_ord + QStringLiteral(".replies"));
    } else {
        params.insert(QStringLiteral("limit"), pageSize);
        if (m_source == Source::Account)
            params.insert(QStringLiteral("account"), m_ord);
        if (!m_text.isEmpty())
            params.insert(QStringLiteral("text"), m_text);
        if (before > 0)
            params.insert(QStringLiteral("before"), before);
    }
    m_link.call(isDecisions ? QStringLiteral("action.invoke") : QStringLiteral("mail.query"), params, this,
                [this, before, generation = ++m_generation](const client::Reply &reply) {
                    if (generation != m_generation)
                        return;
                    if (!reply.ok()) {
                        Q_EMIT failed(reply.errors.first().text());
                        return; // Read again when the session is open again.
                    }
                    QList<ReceivedRow> rows;
                    for (const QJsonValue &row : reply.value.toArray())
                        rows.append(ReceivedRow::fromJson(row.toObject()));
                    take(std::move(rows), before);
                    m_loaded = true;
                    Q_EMIT changed();
                });
}

/// The newest page, or the one behind what is there.
void ReceivedModel::take(QList<ReceivedRow> rows, qint64 before)
{
    const bool isPage = m_source != Source::Acknowledger;
    const bool isFull = isPage && rows.size() >= pageSize;
    if (!isPage && !m_text.isEmpty())
        rows.removeIf([this](const ReceivedRow &row) { return !holds(row, m_text); });
    if (before > 0) {
        m_hasMore = isFull;
        return put(m_rows + rows);
    }
    if (isFull) {
        const qint64 last = rows.constLast().id;
        const QList<ReceivedRow> shown = m_rows;
        m_hasMore = m_hasMore || shown.isEmpty() || shown.constLast().id >= last;
        for (const ReceivedRow &row : shown) {
            if (row.id < last)
                rows.append(row);
        }
    } else {
        m_hasMore = false;
    }
    put(rows);
}

/// Rows that stay keep their selection: new ones come in front, or behind.
void ReceivedModel::put(const QList<ReceivedRow> &rows)
{
    const auto startsAt = [&](qsizetype first) {
        return first + m_rows.size() <= rows.size() &&
               std::equal(
                   m_rows.begin(), m_rows.end(), rows.begin() + first,
                   [](const ReceivedRow &one, const ReceivedRow &other) { return one.isSameAs(other); });
    };
    qsizetype newer = 0;
    while (!m_rows.isEmpty() && newer < rows.size() && !rows[newer].isSameAs(m_rows.constFirst()))
        ++newer;
    if (m_rows.isEmpty() || !startsAt(newer)) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    if (newer > 0) {
        beginInsertRows({}, 0, int(newer) - 1);
        m_rows = rows.first(newer) + m_rows;
        endInsertRows();
    }
    for (qsizetype i = newer; i < m_rows.size(); ++i) {
        if (m_rows[i] == rows[i])
            continue;
        m_rows[i] = rows[i];
        Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
    }
    if (rows.size() > m_rows.size()) {
        beginInsertRows({}, int(m_rows.size()), int(rows.size()) - 1);
        m_rows = rows;
        endInsertRows();
    }
}

// Showing --------------------------------------------------------------------------------------------------

const ReceivedRow *ReceivedModel::at(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
}

int ReceivedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReceivedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ReceivedModel::text(const ReceivedRow &row, int column) const
{
    switch (column) {
    case At:
        return shortTime(row.at);
    case State:
        return row.stateText();
    case From:
        return row.from;
    case Subject:
        return row.subject;
    case Account:
        return shortName(row.account);
    case User:
        return row.user;
    case Cause:
        return row.cause;
    }
    return {};
}

QString ReceivedModel::toolTip(const ReceivedRow &row, int column) const
{
    switch (column) {
    case At:
        return longTime(row.at);
    case Account:
        return row.account;
    default:
        return text(row, column);
    }
}

QVariant ReceivedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReceivedRow &row = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        // Mail of strangers: a tip that looks like markup would be drawn as such.
        return Qt::convertFromPlainText(toolTip(row, column));
    case Qt::DecorationRole:
        return column == State ? QVariant(row.stateIcon()) : QVariant();
    case Qt::ForegroundRole:
        return column == State && row.stateColour().isValid() ? row.stateColour() : QVariant();
    case IdRole:
        return row.id;
    case SortRole:
        return column == At ? QVariant(row.at) : QVariant(text(row, column));
    default:
        return {};
    }
}

QVariant ReceivedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QString titles[] = {tr("Received"), tr("What became of it"), tr("From"),
                              tr("Subject"),  tr("Account"),           tr("User"),
                              tr("Cause")};
    return section < ColumnCount ? titles[section] : QString();
}

} // namespace ui
