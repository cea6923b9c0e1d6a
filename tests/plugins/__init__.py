"""What the test run itself needs: throw-away servers, databases copied from one template."""
