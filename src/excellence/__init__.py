"""Cluster Excellence: assess, prove, compare and improve the management of clusters in Europe."""
