#pragma once

#include "ui/views/mail/outboxrow.h"

#include <QAbstractTableModel>
#include <QSet>

namespace ui {

class StationLink;

/// The messages of the outbox, newest first, a page at a time and live.
///
/// The station says which messages changed (EmailService's topic outboxChanged); only those are asked for
/// again, one question at a time, so that a burst slows nothing down. State and text are filtered by the
/// station: what is not loaded is found all the same.
class OutboxModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        State,
        Age,
        Subject,
        Account,
        Recipients,
        Priority,
        Tries,
        NextTry,
        LastCause,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole + 1, IdRole };

    static constexpr int pageSize = 500;
    /// More changes at once than these are read as a page.
    static constexpr int maxSingles = 200;

    OutboxModel(StationLink &link, quint32 service, QObject *parent = nullptr);

    /// Both may be empty.
    void setFilter(const QString &state, const QString &text);
    void reload();
    /// Asks for single messages again, after something was done with them.
    void update(const QList<qint64> &ids);
    bool isLoaded() const { return m_loaded; }
    const OutboxRow *at(const QModelIndex &index) const;
    const OutboxRow *find(qint64 id) const;
    /// There are older ones. Not fetchMore() of the base: a tree view calls that until nothing is left.
    bool hasMore() const { return m_hasMore; }
    void readMore();
    /// Ages go by without a change.
    void refreshAges();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Rows came, went or changed, or the first answer has come.
    void changed();
    void failed(const QString &text);

private:
    void ask(QJsonObject params, const std::function<void(const QList<OutboxRow> &)> &done);
    void next();
    void takePage(const QList<OutboxRow> &page);
    void takeMore(const QList<OutboxRow> &page);
    void take(const QList<OutboxRow> &rows, const QSet<qint64> &asked);
    void insert(const OutboxRow &row);
    int lowerBound(qint64 id) const;
    void note(const QJsonValue &news);
    QString text(const OutboxRow &row, int column) const;
    QString toolTip(const OutboxRow &row, int column) const;

    StationLink &m_link;
    quint32 m_service;
    QString m_state;
    QString m_text;
    QList<OutboxRow> m_rows; ///< By falling number.
    bool m_loaded = false;
    bool m_hasMore = false;
    bool m_asking = false;
    int m_generation = 0; ///< Answers to an older filter are dropped.
    bool m_pageWanted = false;
    bool m_moreWanted = false;
    QSet<qint64> m_wanted;
};

} // namespace ui
