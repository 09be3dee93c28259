#pragma once

#include "ui/views/mail/receivedrow.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace ui {

class StationLink;

/// Received mail, newest first, a page at a time and live: of all accounts, of one, or what an acknowledger
/// decided about it, which the station gives as a whole.
class ReceivedModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { At, State, From, Subject, Account, User, Cause, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, IdRole };
    enum class Source { AllAccounts, Account, Acknowledger };

    static constexpr int pageSize = 500;

    /// @p ord is the account or the acknowledger.
    ReceivedModel(StationLink &link, Source source, QString ord, QObject *parent = nullptr);

    /// In subject, sender, text or cause; of decisions not in the text, which they do not have.
    void setText(const QString &text);
    void reload();
    /// Something came: read anew after a moment, since much may come at once.
    void reloadSoon() { m_soon.start(); }
    bool isLoaded() const { return m_loaded; }
    const ReceivedRow *at(const QModelIndex &index) const;
    bool hasMore() const { return m_hasMore; }
    void readMore();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Rows came, went or changed, or the first answer has come.
    void changed();
    void failed(const QString &text);

private:
    void ask(qint64 before);
    void take(QList<ReceivedRow> rows, qint64 before);
    void put(const QList<ReceivedRow> &rows);
    QString text(const ReceivedRow &row, int column) const;
    QString toolTip(const ReceivedRow &row, int column) const;

    StationLink &m_link;
    Source m_source;
    QString m_ord;
    QString m_text;
    QList<ReceivedRow> m_rows;
    bool m_loaded = false;
    bool m_hasMore = false;
    int m_generation = 0; ///< Answers to an older question are dropped.
    QTimer m_soon;
};

} // namespace ui
