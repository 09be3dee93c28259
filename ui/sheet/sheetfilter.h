#pragma once

#include <QSortFilterProxyModel>

namespace ui {

/// Which rows of the sheet are seen: those whose words match, those that are changed, and hidden ones only
/// when asked for. What lies above a row that is seen is seen as well.
class SheetFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit SheetFilter(QObject *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    void setChangedOnly(bool on);
    void setHiddenShown(bool on);
    /// How many slots match the text.
    int matches() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    bool m_changedOnly = false;
    bool m_hiddenShown = false;
};

} // namespace ui
