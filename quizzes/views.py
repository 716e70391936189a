resume = question = feedback = all_questions = review = hand_in = result = progress = categories = category = lambda r, **k: None
