#pragma once

#include <QWidget>

class QLabel;
class QListView;
class QStandardItemModel;
class QStackedWidget;
class QTreeView;

namespace ui {

class FilterField;
class NavModel;
class StationLink;

/// The navigation tree with its filter. The filter asks the station, so that it finds what was never opened;
/// a text that begins with "/" is a path to go to.
class NavView final : public QWidget
{
    Q_OBJECT
public:
    NavView(StationLink &link, NavModel &model, QWidget *parent = nullptr);

    /// The component that is selected; 0 = none.
    quint32 currentHandle() const;
    QString currentOrd() const;
    QStringList selectedOrds() const;
    void reveal(const QString &ord);
    void find();
    void renameCurrent();
    QTreeView *tree() const { return m_tree; }
    /// Ords of the open branches, for the next start.
    QStringList expandedOrds() const;
    void expandOrds(const QStringList &ords);

Q_SIGNALS:
    /// A double click or Enter: the component's best view is wanted.
    void activated(const QString &ord);
    void contextMenuWanted(const QString &ord, const QPoint &globalPosition);
    void currentChanged();
    /// Esc in the tree: what was cut stays.
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search(const QString &text);
    void showHits(const QString &text, const QJsonArray &rows);
    void goToHit(const QModelIndex &hit);
    void renameAgain(const QModelIndex &index, const QString &name);
    void tellSight();
    void expandNext();

    StationLink &m_link;
    NavModel &m_model;
    FilterField *m_filter = nullptr;
    QLabel *m_hitCount = nullptr;
    QStackedWidget *m_stack = nullptr;
    QTreeView *m_tree = nullptr;
    QListView *m_hits = nullptr;
    QStandardItemModel *m_hitModel = nullptr;
    QStringList m_toExpand;
    QString m_toSelect; ///< When all are expanded; empty = what is selected stays.
    bool m_revealForExpansion = false;
};

} // namespace ui
