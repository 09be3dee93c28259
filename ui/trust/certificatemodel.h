#pragma once

#include "ui/trust/certificateinfo.h"

#include <QAbstractTableModel>

namespace ui {

/// The certificates of a trust store, one in each row.
class CertificateModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Alias,
        IssuedBy,
        Subject,
        NotBefore,
        NotAfter,
        KeyAlgorithm,
        KeySize,
        Signature,
        SignatureSize,
        Valid,
        SelfSigned,
        ColumnCount
    };
    /// What a column is sorted by: numbers and times as such.
    static constexpr int SortRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// Takes a new list over; rows that stay keep their place and selection.
    void setCertificates(const QList<CertificateInfo> &certificates);
    const CertificateInfo &at(int row) const { return m_certificates[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<CertificateInfo> m_certificates;
};

} // namespace ui
