// What is asked of the station, and how its answers become rows; outboxmodeltext has how they are shown.

#include "ui/views/mail/outboxmodel.h"

#include "ui/link/stationlink.h"

#include <algorithm>

namespace ui {

OutboxModel::OutboxModel(StationLink &link, quint32 service, QObject *parent)
    : QAbstractTableModel(parent), m_link(link), m_service(service)
{
    connect(&m_link, &StationLink::opened, this, &OutboxModel::reload);
    connect(&m_link, &StationLink::topicFired, this,
            [this](quint32 handle, const QString &slot, const QJsonValue &news) {
                if (handle == m_service && slot == QLatin1String("outboxChanged"))
                    note(news);
            });
    m_link.watch(QStringLiteral("h:%1").arg(m_service), this);
    reload();
}

// Asking ---------------------------------------------------------------------------------------------------

void OutboxModel::setFilter(const QString &state, const QString &text)
{
    if (state == m_state && text == m_text)
        return;
    m_state = state;
    m_text = text;
    reload();
}

void OutboxModel::reload()
{
    ++m_generation;
    m_asking = false;
    m_moreWanted = false;
    m_pageWanted = true;
    m_wanted.clear();
    next();
}

void OutboxModel::update(const QList<qint64> &ids)
{
    m_wanted += QSet<qint64>(ids.begin(), ids.end());
    next();
}

void OutboxModel::note(const QJsonValue &news)
{
    for (const QJsonValue &message : news[QStringLiteral("messages")].toArray())
        m_wanted.insert(message[QStringLiteral("id")].toInteger());
    if (news[QStringLiteral("more")].toBool() || m_wanted.size() > maxSingles) {
        m_pageWanted = true;
        m_wanted.clear();
    }
    next();
}

/// One question at a time: what comes meanwhile is asked for together.
void OutboxModel::next()
{
    if (m_asking)
        return;
    if (std::exchange(m_pageWanted, false)) {
        ask({}, [this](const QList<OutboxRow> &page) { takePage(page); });
    } else if (std::exchange(m_moreWanted, false) && !m_rows.isEmpty()) {
        ask({{QStringLiteral("before"), m_rows.last().id}},
            [this](const QList<OutboxRow> &page) { takeMore(page); });
    } else if (!m_wanted.isEmpty()) {
        const QSet<qint64> asked = std::exchange(m_wanted, {});
        QJsonArray ids;
        for (const qint64 id : asked)
            ids.append(id);
        ask({{QStringLiteral("ids"), ids}},
            [this, asked](const QList<OutboxRow> &rows) { take(rows, asked); });
    }
}

void OutboxModel::ask(QJsonObject params, const std::function<void(const QList<OutboxRow> &)> &done)
{
    m_asking = true;
    params.insert(QStringLiteral("limit"), pageSize);
    if (!m_state.isEmpty())
        params.insert(QStringLiteral("state"), m_state);
    if (!m_text.isEmpty())
        params.insert(QStringLiteral("text"), m_text);
    m_link.call(QStringLiteral("outbox.query"), params, this,
                [this, done, generation = m_generation](const client::Reply &reply) {
                    if (generation != m_generation)
                        return;
                    m_asking = false;
                    if (!reply.ok()) {
                        Q_EMIT failed(reply.errors.first().text());
                        return; // Read again when the session is open again.
                    }
                    QList<OutboxRow> rows;
                    for (const QJsonValue &row : reply.value.toArray())
                        rows.append(OutboxRow::fromJson(row.toObject()));
                    done(rows);
                    m_loaded = true;
                    Q_EMIT changed();
                    next();
                });
}

// Taking ---------------------------------------------------------------------------------------------------

/// The first page takes the place of what was there; rows that stay keep their selection.
void OutboxModel::takePage(const QList<OutboxRow> &page)
{
    QSet<qint64> there;
    for (const OutboxRow &row : m_rows)
        there.insert(row.id);
    m_hasMore = false;
    if (!m_rows.isEmpty()) {
        take(page, there);
    } else if (!page.isEmpty()) {
        beginInsertRows({}, 0, int(page.size()) - 1);
        m_rows = page;
        endInsertRows();
    }
    m_hasMore = page.size() >= pageSize;
}

void OutboxModel::takeMore(const QList<OutboxRow> &page)
{
    m_hasMore = page.size() >= pageSize;
    if (page.isEmpty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(page.size()) - 1);
    m_rows.append(page);
    endInsertRows();
}

/// Enters @p rows; what was asked for and did not come fits the filter no more, or is gone.
void OutboxModel::take(const QList<OutboxRow> &rows, const QSet<qint64> &asked)
{
    QSet<qint64> gone = asked;
    for (const OutboxRow &row : rows)
        gone.remove(row.id);
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (!gone.contains(m_rows[last].id))
            continue;
        int first = last;
        while (first > 0 && gone.contains(m_rows[first - 1].id))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
    for (const OutboxRow &row : rows)
        insert(row);
}

void OutboxModel::insert(const OutboxRow &row)
{
    const int at = lowerBound(row.id);
    if (at < m_rows.size() && m_rows[at].id == row.id) {
        if (m_rows[at] == row)
            return;
        m_rows[at] = row;
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
        return;
    }
    // Older than what is loaded: it comes with its page.
    if (at == m_rows.size() && m_hasMore)
        return;
    beginInsertRows({}, at, at);
    m_rows.insert(at, row);
    endInsertRows();
}

int OutboxModel::lowerBound(qint64 id) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), id,
                                        [](const OutboxRow &row, qint64 wanted) { return row.id > wanted; });
    return int(found - m_rows.begin());
}

const OutboxRow *OutboxModel::at(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
}

const OutboxRow *OutboxModel::find(qint64 id) const
{
    const int at = lowerBound(id);
    return at < m_rows.size() && m_rows[at].id == id ? &m_rows[at] : nullptr;
}

void OutboxModel::readMore()
{
    m_moreWanted = m_hasMore;
    next();
}

} // namespace ui
