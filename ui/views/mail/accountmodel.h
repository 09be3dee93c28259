#pragma once

#include "ui/link/description.h"
#include "ui/views/mail/accountchecks.h"

#include <QAbstractTableModel>

namespace ui {

class StationLink;

/// The mail accounts below an EmailService with what one wants to know of each, live.
class AccountModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Name,
        Direction,
        Protocol,
        Security,
        Host,
        Port,
        Login,
        Queue,
        Status,
        Check,
        LastFailure,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole + 1 };

    AccountModel(StationLink &link, const ComponentDescription &service, QObject *parent = nullptr);

    void reload();
    /// False until the station has told what there is.
    bool isLoaded() const { return m_loaded; }
    const ComponentDescription *at(const QModelIndex &index) const;
    QModelIndex indexOf(quint32 handle) const;
    /// What came of its check so far.
    void setCheck(quint32 handle, const CheckWord &word);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The first answer has come, or accounts came or went.
    void accountsChanged();
    void accountChanged(quint32 handle);
    void failed(const QString &text);

private:
    void describe(const QString &ord, quint32 handle);
    void readCheck(const ComponentDescription &account);
    void take(const ComponentDescription &component);
    void remove(quint32 handle);
    void change(quint32 handle, const QString &slot, const QJsonObject &row);
    int rowOf(quint32 handle) const;
    QString text(const ComponentDescription &account, int column) const;
    static QString failureText(const ComponentDescription &account);
    QString toolTip(const ComponentDescription &account, int column) const;
    QVariant decoration(const ComponentDescription &account, int column) const;

    StationLink &m_link;
    QString m_service;
    quint32 m_handle;
    QList<ComponentDescription> m_accounts; ///< In tree order.
    QHash<quint32, CheckWord> m_checks;
    QStringList m_order; ///< The service's children as they were read.
    bool m_loaded = false;
};

} // namespace ui
