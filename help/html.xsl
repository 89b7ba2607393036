<?xml version="1.0" encoding="UTF-8"?>
<!-- What yelp-build should do otherwise: there is no code to colour, so no script for it. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">
  <xsl:param name="html.syntax.highlight" select="false()"/>
</xsl:stylesheet>
