"""The front page, one's own desk and the method in public: reads many modules, writes none."""
